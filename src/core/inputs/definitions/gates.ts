import { input } from '../definition.ts';
import { optional, yesOrNo } from '../form.ts';
import { bucket } from '../forms/aws.ts';
import { share, wholeNumber } from '../forms/number.ts';
import { seconds, time } from '../forms/time.ts';

/** How a release is judged, and how long it may take. */
export const GATES = {
  'drain-time': input({
    description: 'How long an instance that leaves may finish its requests.',
    form: optional(seconds('1s', '1h')),
    default: '',
    defaultNote: '`response-timeout` and ten seconds',
  }),
  'min-requests': input({
    description:
      'Real requests the new fleet must have served before it is judged. `0`: the golden answers are evidence enough.',
    form: wholeNumber(0, 1_000_000_000),
    default: '0',
  }),
  'health-interval': input({
    description: 'Time between two health checks of the load balancer.',
    form: seconds('5s', '5m'),
    default: '10s',
  }),
  'health-passes': input({
    description: 'Observations in a row that must find the new fleet healthy before traffic moves.',
    form: wholeNumber(1, 100),
    default: '3',
  }),
  floor: input({
    description: 'Share of a fleet that must be healthy, in at least two zones, whenever it takes traffic.',
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
    description: 'Longest time for a rollback before a person is asked.',
    form: time('1s', '2h'),
    default: '15m',
  }),
  'deadline-hold': input({
    description: 'Longest time a step that says `hold` waits for the continue verb; then traffic goes back.',
    form: time('1m', '96h'),
    default: '2h',
  }),
  'job-limit': input({
    description:
      "When the job is ended from outside. A plan that may take longer is refused. GitHub's own runners end a job after six hours; runners of your own may have more.",
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
      'Carries on from weights that somebody changed by hand on the production rule. Otherwise the release stops, shows the difference and moves no traffic.',
    form: yesOrNo,
    default: 'false',
  }),
  'accept-observed': input({
    description:
      'Says that a person has looked at a stuck release, or at weights changed by hand: what is observed counts from now on.',
    form: yesOrNo,
    default: 'false',
  }),
  'state-bucket': input({
    description: 'Bucket of release records, archives, instance bundles and reports.',
    form: optional(bucket),
    default: '',
    defaultNote: 'made from account and region',
  }),
};
