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
} from '../../door/call-params.ts';
import { ApiError, type ApiAnswer, type ApiCall } from '../../ports.ts';
import type { Place } from '../groups/activity.ts';
import { createdSizes, creation } from '../groups/capacity.ts';
import type { Attachment, Group, TemplateVersion } from '../groups/group.ts';
import { ACCOUNT, type EngineContext } from '../context.ts';
import { putHook } from './hooks.ts';
import { tagsIn } from './tags.ts';

/** CreateAutoScalingGroup, and the reading of the parameters that UpdateAutoScalingGroup takes too. */

/** Settings that are described as they were given. Only warm-up and cooldown have an effect. */
const DESCRIBED = [
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

export async function createGroup(context: EngineContext, call: ApiCall): Promise<ApiAnswer> {
  const { params } = call;
  acceptOnly(call, [...CHANGEABLE, 'TargetGroupARNs', 'LifecycleHookSpecificationList', 'Tags']);
  const name = text(params, 'AutoScalingGroupName');
  const at = context.now();
  const sizes = createdSizes(
    number(params, 'MinSize'),
    number(params, 'MaxSize'),
    optionalNumber(params, 'DesiredCapacity'),
  );
  const group: Group = {
    name,
    arn: `arn:aws:autoscaling:${context.region}:${ACCOUNT}:autoScalingGroup:${randomUUID()}:autoScalingGroupName/${name}`,
    createdAt: at,
    ...sizes,
    template: await templateIn(context, params),
    places: await placesIn(context, params),
    healthCheckType: optionalText(params, 'HealthCheckType') ?? 'EC2',
    graceSeconds: optionalNumber(params, 'HealthCheckGracePeriod') ?? 0,
    protectsNew: optionalFlag(params, 'NewInstancesProtectedFromScaleIn') ?? false,
    terminationPolicies: terminationPoliciesIn(params) ?? ['Default'],
    described: { DefaultCooldown: 300, ...describedIn(params) },
    tags: tagsIn(structures(params, 'Tags')),
    attachments: await attachmentsIn(context, params),
    members: [],
    activities: [],
    change: creation(sizes, at),
    backoffs: {},
    deleting: false,
  };
  context.groups.add(group);
  for (const hook of structures(params, 'LifecycleHookSpecificationList')) putHook(context, name, hook);
  context.wake();
  return {};
}

export const describedIn = (params: Params): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    DESCRIBED.filter((name) => params[name] !== undefined).map((name) => [name, params[name]]),
  );

/** Reads the launch template and checks it at once: its first flaw refuses the call (ASG-05). */
export async function templateIn(context: EngineContext, params: Params): Promise<TemplateVersion> {
  const choice = optionalStructure(params, 'LaunchTemplate');
  if (choice === undefined) throw beyondTheLab('a group without a launch template');
  const id = optionalText(choice, 'LaunchTemplateId');
  const name = optionalText(choice, 'LaunchTemplateName');
  const version = optionalText(choice, 'Version') ?? '$Default';
  return resolved(
    context,
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
  context: EngineContext,
  choice: { readonly id?: string; readonly name?: string },
  version: string,
): Promise<TemplateVersion> {
  const template = { ...(await context.compute.find(choice)), version };
  const flaw = await context.compute.flaw(await context.compute.read(template));
  if (flaw !== null) throw new Error(flaw);
  return template;
}

export async function placesIn(context: EngineContext, params: Params): Promise<readonly Place[]> {
  const subnetIds = (optionalText(params, 'VPCZoneIdentifier') ?? '').split(',').filter((id) => id !== '');
  if (subnetIds.length === 0) throw beyondTheLab('a group without VPCZoneIdentifier');
  return context.compute.places(subnetIds).catch((refusal: Error) => {
    throw new ApiError('ValidationError', refusal.message);
  });
}

export function terminationPoliciesIn(params: Params): readonly string[] | undefined {
  const policies = texts(params, 'TerminationPolicies');
  const strange = policies.find((name) => !['Default', 'OldestInstance', 'NewestInstance'].includes(name));
  if (strange !== undefined) throw beyondTheLab(`the termination policy ${strange}`);
  return policies.length === 0 ? undefined : policies;
}

/** Reads the target groups of a new group. They are InService at once (ASG-08). */
async function attachmentsIn(context: EngineContext, params: Params): Promise<readonly Attachment[]> {
  const arns = [...new Set(texts(params, 'TargetGroupARNs'))];
  await requireTargetGroups(context, arns);
  return arns.map((targetGroupArn) => ({ targetGroupArn, state: 'InService' }));
}

export async function requireTargetGroups(context: EngineContext, arns: readonly string[]): Promise<void> {
  if ((await context.targetGroups.unknown(arns)).length > 0) {
    throw new ApiError(
      'ValidationError',
      'Provided Target Groups may not be valid. Please ensure they exist and try again.',
    );
  }
}
