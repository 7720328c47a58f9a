import { leastDrainSeconds } from './derived.ts';
import type { Problem } from '../errors.ts';
import { formatDuration } from './forms/duration.ts';
import { stepMs } from '../loop/phase-times.ts';
import { excessLength } from '../names.ts';
import { quoted } from '../text/quoted.ts';
import type { DeployValues } from './deploy-inputs.ts';
import type { DestroyValues } from './verb-inputs.ts';

/** Inputs of any verb; those that it does not take, or that could not be read, are absent. */
export type RuledValues = Partial<DeployValues & DestroyValues>;

/** A rule over several inputs; it holds while one of them is absent. */
type Rule = (values: RuledValues) => Problem | null;

const problem = (code: string, subject: string, message: string, remedy: string): Problem => ({
  code,
  subject,
  message,
  remedy,
});

const names: Rule = ({ service, environment }) => {
  const over = service === undefined || environment === undefined ? 0 : excessLength(service, environment);
  return over === 0
    ? null
    : problem(
        'TSD1102',
        'service',
        `names of 32 characters are made from service and environment; together they are ${over} too long`,
        `Shorten \`service\` or \`environment\` by ${over} characters.`,
      );
};

const sizes: Rule = (v) => {
  const [least, most] = [v['min-size'], v['max-size']];
  return least === undefined || most === undefined || least <= most
    ? null
    : problem(
        'TSD1301',
        'max-size',
        `${most} must not be below min-size ${least}`,
        `Give \`max-size\` at least ${least}.`,
      );
};

const openHttp: Rule = (v) =>
  v.scheme === 'internet-facing' && v['certificate-arn'] === null && v['allow-insecure-http'] === false
    ? problem(
        'TSD1302',
        'certificate-arn',
        'an internet-facing load balancer must have a certificate',
        'Give `certificate-arn`, or say `allow-insecure-http: true` aloud.',
      )
    : null;

const server: Rule = (v) => {
  if (v.runtime === 'container' && v.image === null)
    return problem(
      'TSD1303',
      'image',
      'runtime container must have an image by digest',
      'Give `image: REGISTRY/NAME@sha256:DIGEST`, or `runtime: process` with an `image-id` that has TorchServe.',
    );
  if (v.runtime === 'process' && v['image-id'] === null)
    return problem(
      'TSD1304',
      'image-id',
      'runtime process must have a machine image that TorchServe is on',
      'Give `image-id`, or `runtime: container` with an `image`.',
    );
  return null;
};

const network: Rule = (v) => {
  const given = [
    v['vpc-id'] !== null,
    v['subnet-ids']?.length !== 0,
    v['load-balancer-subnet-ids']?.length !== 0,
  ];
  const unread = [v['vpc-id'], v['subnet-ids'], v['load-balancer-subnet-ids']].includes(undefined);
  return unread || given.every(Boolean) || !given.some(Boolean)
    ? null
    : problem(
        'TSD1305',
        'vpc-id',
        'vpc-id, subnet-ids and load-balancer-subnet-ids must be given together',
        'Give all three, or none of them and a `network-stack`.',
      );
};

const twoSubnets =
  (name: 'subnet-ids' | 'load-balancer-subnet-ids'): Rule =>
  (v) =>
    v[name]?.length === 1
      ? problem('TSD1306', name, 'must name subnets in at least two zones', 'Add a subnet of another zone.')
      : null;

const certificateRegion: Rule = (v) => {
  const there = v['certificate-arn']?.split(':')[3];
  const here = v['aws-region'];
  return there === undefined || here === undefined || there === here
    ? null
    : problem(
        'TSD1307',
        'certificate-arn',
        `is a certificate of ${there}; it must be one of ${here}`,
        `Request or import the certificate in ${here}.`,
      );
};

const drain: Rule = (v) => {
  const [asked, response] = [v['drain-time'], v['response-timeout']];
  if (typeof asked !== 'number' || response === undefined || asked >= leastDrainSeconds(response))
    return null;
  const least = formatDuration(leastDrainSeconds(response) * 1_000);
  return problem(
    'TSD1308',
    'drain-time',
    `${formatDuration(asked * 1_000)} must be at least ${least}, as a prediction may take ${formatDuration(response * 1_000)}`,
    `Give \`drain-time: ${least}\`, or a shorter \`response-timeout\`.`,
  );
};

/** Whatever is under way when a job is ended from outside is left to the post step, and then to the next run. */
const fits: Rule = (v) => {
  const parts = [
    v['bake-time'],
    v['deadline-provisioning'],
    v['deadline-verifying'],
    v['deadline-rolling-back'],
  ];
  const holdMs = v['deadline-hold'] ?? 0;
  const shift = v.strategy?.reduce((sum, step) => sum + stepMs({ holdMs }, step), 0);
  const total = [...parts, shift].reduce<number>((sum, part) => sum + (part ?? 0), 0);
  const limit = v['job-limit'];
  return limit === undefined || total <= limit
    ? null
    : problem(
        'TSD1309',
        'strategy',
        `steps, bake and deadlines may take ${formatDuration(total)} together; the job ends after ${formatDuration(limit)}`,
        'Shorten `strategy`, `bake-time` or the deadlines; with runners of your own, raise `job-limit`.',
      );
};

/** What is removed does not come back: the words are copied from nowhere but a person's head. */
const confirmed: Rule = ({ service, environment, confirm }) =>
  [service, environment, confirm].includes(undefined) || confirm === `${service}/${environment}`
    ? null
    : problem(
        'TSD1310',
        'confirm',
        `${quoted(confirm ?? '')} must be ${service}/${environment}, exactly`,
        `Give \`confirm: ${service}/${environment}\` if everything of it is to be removed.`,
      );

const RULES: readonly Rule[] = [
  names,
  sizes,
  openHttp,
  server,
  network,
  twoSubnets('subnet-ids'),
  twoSubnets('load-balancer-subnet-ids'),
  certificateRegion,
  drain,
  fits,
  confirmed,
];

/** What is wrong between inputs, each of which is right by itself. */
export const crossProblems = (values: RuledValues): readonly Problem[] =>
  RULES.map((rule) => rule(values)).filter((found) => found !== null);
