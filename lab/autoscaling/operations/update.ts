import {
  acceptOnly,
  beyondTheLab,
  optionalFlag,
  optionalNumber,
  optionalText,
  text,
  type Params,
} from '../../door/call-params.ts';
import type { ApiAnswer, ApiCall } from '../../ports.ts';
import { ApiError } from '../../ports.ts';
import { resized, setDesired, updatedSizes, type Sizes } from '../groups/capacity.ts';
import { SET_DESIRED, updated } from '../groups/activity-cause.ts';
import { inProgress, type Group } from '../groups/group.ts';
import type { EngineContext } from '../context.ts';
import { CHANGEABLE, describedIn, placesIn, templateIn, terminationPoliciesIn } from './create.ts';

/**
 * Updates a group: changes the settings that the call gives. A new launch template applies to later launches
 * only.
 */
export async function updateGroup(context: EngineContext, call: ApiCall): Promise<ApiAnswer> {
  const { params } = call;
  acceptOnly(call, CHANGEABLE);
  const name = text(params, 'AutoScalingGroupName');
  const before = context.groups.require(name);
  const template =
    params['LaunchTemplate'] === undefined ? {} : { template: await templateIn(context, params) };
  const places =
    params['VPCZoneIdentifier'] === undefined ? {} : { places: await newPlaces(context, before, params) };
  const sizes = updatedSizes(context.groups.require(name), sizesIn(params));
  context.groups.change(name, (group) => ({
    ...resized(group, sizes, updated(sizes.minSize, sizes.maxSize, sizes.desired), context.now()),
    ...template,
    ...places,
    ...settingsIn(group, params),
  }));
  context.wake();
  return {};
}

export function setDesiredCapacity(context: EngineContext, call: ApiCall): ApiAnswer {
  acceptOnly(call, ['AutoScalingGroupName', 'DesiredCapacity', 'HonorCooldown']);
  const group = context.groups.require(text(call.params, 'AutoScalingGroupName'));
  const sizes = setDesired(group, optionalNumber(call.params, 'DesiredCapacity') ?? Number.NaN);
  const blocking = optionalFlag(call.params, 'HonorCooldown') === true ? inProgress(group)[0] : undefined;
  if (blocking !== undefined) throw blocked(blocking.id);
  context.groups.change(group.name, (now) => resized(now, sizes, SET_DESIRED, context.now()));
  context.wake();
  return {};
}

/** The error for an activity that is in progress and blocks the call (ASG-10). */
export const blocked = (activityId: string): ApiError =>
  new ApiError(
    'ScalingActivityInProgress',
    `Scaling activity ${activityId} is in progress and blocks this action`,
  );

/** Reads the sizes that are given. */
export function sizesIn(params: Params): Partial<Sizes> {
  const minSize = optionalNumber(params, 'MinSize');
  const maxSize = optionalNumber(params, 'MaxSize');
  const desired = optionalNumber(params, 'DesiredCapacity');
  return {
    ...(minSize === undefined ? {} : { minSize }),
    ...(maxSize === undefined ? {} : { maxSize }),
    ...(desired === undefined ? {} : { desired }),
  };
}

const settingsIn = (group: Group, params: Params): Partial<Group> => ({
  healthCheckType: optionalText(params, 'HealthCheckType') ?? group.healthCheckType,
  graceSeconds: optionalNumber(params, 'HealthCheckGracePeriod') ?? group.graceSeconds,
  protectsNew: optionalFlag(params, 'NewInstancesProtectedFromScaleIn') ?? group.protectsNew,
  terminationPolicies: terminationPoliciesIn(params) ?? group.terminationPolicies,
  described: { ...group.described, ...describedIn(params) },
});

/** Reads the new subnets. AWS would move instances out of a removed subnet; the lab refuses that. */
async function newPlaces(context: EngineContext, group: Group, params: Params): Promise<Group['places']> {
  const places = await placesIn(context, params);
  const left = group.members.find((m) => !places.some(({ subnetId }) => subnetId === m.place.subnetId));
  if (left !== undefined) throw beyondTheLab(`dropping ${left.place.subnetId}, where instances run`);
  return places;
}
