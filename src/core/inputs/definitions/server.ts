import { input } from '../definition.ts';
import { optional } from '../form.ts';
import { wholeNumber } from '../forms/number.ts';
import { seconds, time } from '../forms/time.ts';

const ARCHIVES_OWN = "the archive's own, else TorchServe's";

/** Inputs that pin settings of TorchServe. */
export const SERVER = {
  workers: input({
    description: 'Number of workers for the model on each instance.',
    form: optional(wholeNumber(1, 1_024)),
    default: '',
    defaultNote: ARCHIVES_OWN,
  }),
  'batch-size': input({
    description: 'Largest number of requests in one batch.',
    form: optional(wholeNumber(1, 10_000)),
    default: '',
    defaultNote: ARCHIVES_OWN,
  }),
  'max-batch-delay': input({
    description: 'Longest wait for a batch to fill.',
    form: optional(time('1ms', '10m')),
    default: '',
    defaultNote: ARCHIVES_OWN,
  }),
  'response-timeout': input({
    description:
      "Longest time that a prediction may take. The load balancer's idle timeout and the drain time follow from it.",
    form: seconds('1s', '59m'),
    default: '2m',
  }),
  'startup-timeout': input({
    description: 'Longest time that a worker may take to load the model.',
    form: seconds('1s', '1h'),
    default: '2m',
  }),
};
