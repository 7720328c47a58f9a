import { randomUUID } from 'node:crypto';
import {
  acceptOnly,
  beyondTheLab,
  number,
  optionalFlag,
  optionalNumber,
  optionalStructure,
  optionalText,
  structures,
  text,
  texts,
  type Params,
} from '../../call-params.ts';
import { ApiError, type ApiAnswer, type ApiCall } from '../../ports.ts';
import type { Place } from '../groups/activity.ts';
import { createdSizes, creation } from '../groups/capacity.ts';
import type { Attachment, Group, TemplateVersion } from '../groups/group.ts';
import { ACCOUNT, type Parts } from '../context.ts';
import { putHook } from './hooks.ts';
import { tagsIn } from './tags.ts';

/** Kept and described, with AWS's defaults; warm-up and cooldown say when an instance is warm, the rest is inert. */
export const DESCRIBED = [
  'DefaultCooldown',
  'DefaultInstanceWarmup',
  'CapacityRebalance',
  'ServiceLinkedRoleARN',
  'Context',
] as const;

/** Parameters that Update takes too. */
export const CHANGEABLE = [
  ...DESCRIBED,
  'AutoScalingGroupName',
  'MinSize',
  'MaxSize',
  'DesiredCapacity',
  'LaunchTemplate',
  'VPCZoneIdentifier',
  'HealthCheckType',
  'HealthCheckGracePeriod',
  'TerminationPolicies',
  'NewInstancesProtectedFromScaleIn',
] as const;

export async function createGroup(parts: Parts, call: ApiCall): Promise<ApiAnswer> {
  const { params } = call;
  acceptOnly(call, [...CHANGEABLE, 'TargetGroupARNs', 'LifecycleHookSpecificationList', 'Tags']);
  const name = text(params, 'AutoScalingGroupName');
  const at = parts.now();
  const sizes = createdSizes(
    number(params, 'MinSize'),
    number(params, 'MaxSize'),
    optionalNumber(params, 'DesiredCapacity'),
  );
  const group: Group = {
    name,
    arn: `arn:aws:autoscaling:${parts.region}:${ACCOUNT}:autoScalingGroup:${randomUUID()}:autoScalingGroupName/${name}`,
    createdAt: at,
    ...sizes,
    template: await templateIn(parts, params),
    places: await placesIn(parts, params),
    healthCheckType: optionalText(params, 'HealthCheckType') ?? 'EC2',
    graceSeconds: optionalNumber(params, 'HealthCheckGracePeriod') ?? 0,
    protectsNew: optionalFlag(params, 'NewInstancesProtectedFromScaleIn') ?? false,
    terminationPolicies: terminationPoliciesIn(params) ?? ['Default'],
    described: { DefaultCooldown: 300, ...describedIn(params) },
    tags: tagsIn(structures(params, 'Tags')),
    attachments: await attachmentsIn(parts, params),
    members: [],
    activities: [],
    change: creation(sizes, at),
    holds: {},
    deleting: false,
  };
  parts.groups.add(group);
  for (const hook of structures(params, 'LifecycleHookSpecificationList')) putHook(parts, name, hook);
  parts.wake();
  return {};
}

export const describedIn = (params: Params): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    DESCRIBED.filter((name) => params[name] !== undefined).map((name) => [name, params[name]]),
  );

/** ASG-05: the template is tried at once; its first flaw refuses the call. */
export async function templateIn(parts: Parts, params: Params): Promise<TemplateVersion> {
  const choice = optionalStructure(params, 'LaunchTemplate');
  if (choice === undefined) throw beyondTheLab('a group without a launch template');
  const id = optionalText(choice, 'LaunchTemplateId');
  const name = optionalText(choice, 'LaunchTemplateName');
  const version = optionalText(choice, 'Version') ?? '$Default';
  return resolved(
    parts,
    { ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }) },
    version,
  ).catch((refusal: Error) => {
    throw new ApiError(
      'ValidationError',
      `You must use a valid fully-formed launch template. ${refusal.message}`,
    );
  });
}

async function resolved(
  parts: Parts,
  choice: { readonly id?: string; readonly name?: string },
  version: string,
): Promise<TemplateVersion> {
  const template = { ...(await parts.compute.find(choice)), version };
  const flaw = await parts.compute.flaw(await parts.compute.read(template));
  if (flaw !== null) throw new Error(flaw);
  return template;
}

export async function placesIn(parts: Parts, params: Params): Promise<readonly Place[]> {
  const subnetIds = (optionalText(params, 'VPCZoneIdentifier') ?? '').split(',').filter((id) => id !== '');
  if (subnetIds.length === 0) throw beyondTheLab('a group without VPCZoneIdentifier');
  return parts.compute.places(subnetIds).catch((refusal: Error) => {
    throw new ApiError('ValidationError', refusal.message);
  });
}

export function terminationPoliciesIn(params: Params): readonly string[] | undefined {
  const policies = texts(params, 'TerminationPolicies');
  const strange = policies.find((name) => !['Default', 'OldestInstance', 'NewestInstance'].includes(name));
  if (strange !== undefined) throw beyondTheLab(`the termination policy ${strange}`);
  return policies.length === 0 ? undefined : policies;
}

/** Given at creation, target groups count for health at once (ASG-08). */
async function attachmentsIn(parts: Parts, params: Params): Promise<readonly Attachment[]> {
  const arns = [...new Set(texts(params, 'TargetGroupARNs'))];
  await requireTargetGroups(parts, arns);
  return arns.map((targetGroupArn) => ({ targetGroupArn, state: 'InService' }));
}

export async function requireTargetGroups(parts: Parts, arns: readonly string[]): Promise<void> {
  if ((await parts.targetGroups.unknown(arns)).length > 0) {
    throw new ApiError(
      'ValidationError',
      'Provided Target Groups may not be valid. Please ensure they exist and try again.',
    );
  }
}
