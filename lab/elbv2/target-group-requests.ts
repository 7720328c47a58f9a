import type { TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
import { beyondTheLab, optionalStructure, optionalText, text, type Params } from '../door/call-params.ts';
import { ApiError } from '../ports.ts';
import { balancersUsing, type GroupRecord, type Records } from './records.ts';

/** Checks of target group requests that AWS makes and moto does not. */

/** Settings that must be equal for a target group of the same name to be the same, with AWS's defaults. */
const COMPARED: Readonly<Record<string, string | undefined>> = {
  Protocol: undefined,
  Port: undefined,
  VpcId: undefined,
  HealthCheckProtocol: 'HTTP',
  HealthCheckPort: 'traffic-port',
  HealthCheckPath: '/',
  HealthCheckIntervalSeconds: '30',
  HealthCheckTimeoutSeconds: '5',
  HealthyThresholdCount: '5',
  UnhealthyThresholdCount: '2',
};

/** Refuses target groups other than HTTP to instances: they would be stored without effect. */
export const refuseOtherKinds = (params: Params): void => {
  const kind = optionalText(params, 'TargetType') ?? 'instance';
  if (kind !== 'instance') throw beyondTheLab(`target groups of type ${kind}`);
  for (const name of ['Protocol', 'HealthCheckProtocol']) {
    const protocol = optionalText(params, name) ?? 'HTTP';
    if (protocol !== 'HTTP') throw beyondTheLab(`target groups with ${name} ${protocol}`);
  }
};

/** Attributes that change how requests are sent, with the values that the lab supports. */
const ACTED_UPON: Readonly<Record<string, readonly string[]>> = {
  'load_balancing.algorithm.type': ['round_robin', 'least_outstanding_requests'],
  'slow_start.duration_seconds': ['0'],
  'stickiness.enabled': ['false'],
};

/** Refuses attributes that would be stored without effect: target stickiness, slow start, other algorithms. */
export const refuseOtherAttributes = (attributes: readonly Params[]): void => {
  for (const attribute of attributes) {
    const key = text(attribute, 'Key');
    const value = optionalText(attribute, 'Value') ?? '';
    if (ACTED_UPON[key]?.includes(value) === false)
      throw beyondTheLab(`target groups with ${key} = ${value}`);
  }
};

/** The existing group of the same name and settings, or null. Refuses the same name with other settings (ELB-08). */
export const sameTargetGroup = (records: Records, params: Params): TargetGroup | null => {
  const name = text(params, 'Name');
  const existing = records.groups.find(({ group }) => group.TargetGroupName === name)?.group;
  if (existing === undefined) return null;
  const wish = settings(
    (setting) => optionalText(params, setting),
    optionalStructure(params, 'Matcher')?.['HttpCode'],
  );
  const is = settings((setting) => existing[setting as keyof TargetGroup], existing.Matcher?.HttpCode);
  if (wish === is) return existing;
  throw new ApiError(
    'DuplicateTargetGroupName',
    `A target group with the same name '${name}' exists, but with different settings`,
  );
};

const settings = (read: (name: string) => unknown, matcher: unknown): string =>
  JSON.stringify([
    ...Object.entries(COMPARED).map(([name, usual]) => String(read(name) ?? usual)),
    String(matcher ?? '200'),
  ]);

/** Refuses to delete a group in use (ELB-08). After a rule is deleted, nodes may still route by it (ELB-09). */
export const checkUnused = (records: Records, arn: string, atANode: (group: string) => boolean): void => {
  if (balancersUsing(records, arn).length > 0 || atANode(arn)) {
    throw new ApiError('ResourceInUse', `Target group '${arn}' is currently in use by a listener or a rule`);
  }
};

/** @throws TargetGroupNotFound */
export const groupRecordOf = (records: Records, arn: string): GroupRecord => {
  const record = records.groups.find((group) => group.arn === arn);
  if (record === undefined) throw new ApiError('TargetGroupNotFound', 'One or more target groups not found');
  return record;
};
