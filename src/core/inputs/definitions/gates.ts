import { input } from '../definition.ts';
import { optional, yesOrNo } from '../form.ts';
import { bucket } from '../forms/aws.ts';
import { share, wholeNumber } from '../forms/number.ts';
import { seconds, time } from '../forms/time.ts';

/** Inputs that set how a release is judged and how long it may take. */
export const GATES = {
  'drain-time': input({
    description: 'How long a leaving instance may finish its requests.',
    form: optional(seconds('1s', '1h')),
    default: '',
    defaultNote: '`response-timeout` plus ten seconds',
  }),
  'min-requests': input({
    description:
      'Number of real requests that the new fleet must serve before it is judged. `0`: the golden answers suffice.',
    form: wholeNumber(0, 1_000_000_000),
    default: '0',
  }),
  'health-interval': input({
    description: 'Time between two health checks of the load balancer.',
    form: seconds('5s', '5m'),
    default: '10s',
  }),
  'health-passes': input({
    description:
      'Number of consecutive observations that must find the new fleet healthy before traffic moves.',
    form: wholeNumber(1, 100),
    default: '3',
  }),
  floor: input({
    description: 'Share of a fleet that must be healthy, in at least two zones, while it takes traffic.',
    form: share(1, 100),
    default: '75%',
  }),
  'deadline-provisioning': input({
    description: 'Longest time until the new fleet exists.',
    form: time('1s', '4h'),
    default: '20m',
  }),
  'deadline-verifying': input({
    description: 'Longest time until the new fleet is healthy and has answered the golden set.',
    form: time('1s', '4h'),
    default: '20m',
  }),
  'deadline-rolling-back': input({
    description: 'Longest time for a rollback; then the release waits for a person.',
    form: time('1s', '2h'),
    default: '15m',
  }),
  'deadline-hold': input({
    description: 'Longest time that a `hold` step waits for the `continue` verb; then traffic goes back.',
    form: time('1m', '96h'),
    default: '2h',
  }),
  'job-limit': input({
    description:
      'Time after which GitHub ends the job. A plan that may take longer is refused. GitHub-hosted runners end a job after six hours; self-hosted runners may allow more.',
    form: time('1m', '120h'),
    default: '6h',
  }),
  'poll-interval': input({
    description: 'Time between two observations of AWS.',
    form: time('250ms', '1m'),
    default: '1s',
  }),
  'adopt-drift': input({
    description:
      'Continue from weights that somebody changed by hand on the production rule. Otherwise the release stops, shows the difference and moves no traffic.',
    form: yesOrNo,
    default: 'false',
  }),
  'accept-observed': input({
    description:
      'Confirm that a person has inspected a stuck release, or weights changed by hand. The release continues from what it observes.',
    form: yesOrNo,
    default: 'false',
  }),
  'state-bucket': input({
    description: 'Bucket of release records, archives, instance bundles and reports.',
    form: optional(bucket),
    default: '',
    defaultNote: 'named after account and region',
  }),
};
