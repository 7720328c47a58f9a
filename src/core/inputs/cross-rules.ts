import { leastDrainSeconds } from './derived.ts';
import type { Problem } from '../errors.ts';
import { formatDuration } from './forms/duration.ts';
import { stepMs } from '../loop/phase-times.ts';
import { excessLength } from '../names.ts';
import { quoted } from '../text/quoted.ts';
import type { DeployValues } from './deploy-inputs.ts';
import type { DestroyValues } from './verb-inputs.ts';

/** The rules about several inputs together. */

/** The inputs of any verb. An input that the verb does not take, or that could not be read, is absent. */
type RuledValues = Partial<DeployValues & DestroyValues>;

/** A rule about several inputs. It holds while one of them is absent. */
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
        `names of at most 32 characters are made from service and environment; together these are ${over} too long`,
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
        `${most} must be at least min-size, which is ${least}`,
        `Set \`max-size\` to at least ${least}.`,
      );
};

const openHttp: Rule = (v) =>
  v.scheme === 'internet-facing' && v['certificate-arn'] === null && v['allow-insecure-http'] === false
    ? problem(
        'TSD1302',
        'certificate-arn',
        'an internet-facing load balancer must have a certificate',
        'Give `certificate-arn`, or allow plain HTTP with `allow-insecure-http: true`.',
      )
    : null;

const server: Rule = (v) => {
  if (v.runtime === 'container' && v.image === null)
    return problem(
      'TSD1303',
      'image',
      'runtime container must have an image by digest',
      'Give `image: REGISTRY/NAME@sha256:DIGEST`, or `runtime: process` with an `image-id` that contains TorchServe.',
    );
  if (v.runtime === 'process' && v['image-id'] === null)
    return problem(
      'TSD1304',
      'image-id',
      'runtime process must have a machine image that contains TorchServe',
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
        'Give all three, or none of them and `network-stack`.',
      );
};

const twoSubnets =
  (name: 'subnet-ids' | 'load-balancer-subnet-ids'): Rule =>
  (v) =>
    v[name]?.length === 1
      ? problem('TSD1306', name, 'must name subnets in at least two zones', 'Add a subnet in another zone.')
      : null;

const certificateRegion: Rule = (v) => {
  const there = v['certificate-arn']?.split(':')[3];
  const here = v['aws-region'];
  return there === undefined || here === undefined || there === here
    ? null
    : problem(
        'TSD1307',
        'certificate-arn',
        `must be a certificate in ${here}; this one is in ${there}`,
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
    `${formatDuration(asked * 1_000)} must be at least ${least}, since a prediction may take ${formatDuration(response * 1_000)}`,
    `Give \`drain-time: ${least}\`, or a shorter \`response-timeout\`.`,
  );
};

/**
 * A release must fit into its job. When a job is ended from outside, the release is left to the post step and the next
 * run.
 */
const fitsJobLimit: Rule = (v) => {
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
        `steps, bake and deadlines together may take ${formatDuration(total)}, but the job ends after ${formatDuration(limit)}`,
        'Shorten `strategy`, `bake-time` or the deadlines. On self-hosted runners, raise `job-limit`.',
      );
};

/** Asks for a confirmation that a person types, since a removal cannot be undone. */
const isConfirmed: Rule = ({ service, environment, confirm }) =>
  [service, environment, confirm].includes(undefined) || confirm === `${service}/${environment}`
    ? null
    : problem(
        'TSD1310',
        'confirm',
        `${quoted(confirm ?? '')} must be ${service}/${environment}, exactly`,
        `Give \`confirm: ${service}/${environment}\` to remove everything of this service and environment.`,
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
  fitsJobLimit,
  isConfirmed,
];

/** Returns the problems between inputs that are valid one by one. */
export const crossProblems = (values: RuledValues): readonly Problem[] =>
  RULES.map((rule) => rule(values)).filter((found) => found !== null);
