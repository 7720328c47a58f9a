import {
  acceptOnly,
  beyondTheLab,
  optionalFlag,
  optionalNumber,
  optionalText,
  text,
  type Params,
} from '../../call-params.ts';
import type { ApiAnswer, ApiCall } from '../../ports.ts';
import { ApiError } from '../../ports.ts';
import { resized, setDesired, updatedSizes, type Sizes } from '../groups/capacity.ts';
import { SET_DESIRED, updated } from '../groups/activity-cause.ts';
import { inProgress, type Group } from '../groups/group.ts';
import type { Parts } from '../context.ts';
import { CHANGEABLE, describedIn, placesIn, templateIn, terminationPoliciesIn } from './create.ts';

/** Changes what is named, keeps the rest. A new template is for later launches: nothing that runs is replaced. */
export async function updateGroup(parts: Parts, call: ApiCall): Promise<ApiAnswer> {
  const { params } = call;
  acceptOnly(call, CHANGEABLE);
  const name = text(params, 'AutoScalingGroupName');
  const before = parts.groups.require(name);
  const template =
    params['LaunchTemplate'] === undefined ? {} : { template: await templateIn(parts, params) };
  const places =
    params['VPCZoneIdentifier'] === undefined ? {} : { places: await newPlaces(parts, before, params) };
  const sizes = updatedSizes(parts.groups.require(name), sizesIn(params));
  parts.groups.change(name, (group) => ({
    ...resized(group, sizes, updated(sizes.minSize, sizes.maxSize, sizes.desired), parts.now()),
    ...template,
    ...places,
    ...settingsIn(group, params),
  }));
  parts.wake();
  return {};
}

export function setDesiredCapacity(parts: Parts, call: ApiCall): ApiAnswer {
  acceptOnly(call, ['AutoScalingGroupName', 'DesiredCapacity', 'HonorCooldown']);
  const group = parts.groups.require(text(call.params, 'AutoScalingGroupName'));
  const sizes = setDesired(group, optionalNumber(call.params, 'DesiredCapacity') ?? Number.NaN);
  const blocking = optionalFlag(call.params, 'HonorCooldown') === true ? inProgress(group)[0] : undefined;
  if (blocking !== undefined) throw blocked(blocking.id);
  parts.groups.change(group.name, (now) => resized(now, sizes, SET_DESIRED, parts.now()));
  parts.wake();
  return {};
}

/** ASG-10 */
export const blocked = (activityId: string): ApiError =>
  new ApiError(
    'ScalingActivityInProgress',
    `Scaling activity ${activityId} is in progress and blocks this action`,
  );

/** The sizes that are named. */
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

/** AWS would move instances out of a subnet that is dropped; the lab refuses instead. */
async function newPlaces(parts: Parts, group: Group, params: Params): Promise<Group['places']> {
  const places = await placesIn(parts, params);
  const left = group.members.find((m) => !places.some(({ subnetId }) => subnetId === m.place.subnetId));
  if (left !== undefined) throw beyondTheLab(`dropping ${left.place.subnetId}, where instances run`);
  return places;
}
