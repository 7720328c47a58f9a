import {
  optionalNumber,
  optionalStructure,
  optionalText,
  structures,
  type Params,
} from '../door/call-params.ts';

/** Weight by target group ARN. */
export type Weights = Readonly<Record<string, number>>;

export const NO_WEIGHTS: Weights = {};

/** What the actions of a rule or listener (request parameters) give to each target group. */
export const weightsOf = (actions: readonly Params[]): Weights => {
  const last = actions.at(-1);
  if (last === undefined || optionalText(last, 'Type') !== 'forward') return NO_WEIGHTS;
  const forward = optionalStructure(last, 'ForwardConfig');
  if (forward === undefined) return { [optionalText(last, 'TargetGroupArn') ?? '']: 1 };
  return Object.fromEntries(
    structures(forward, 'TargetGroups').map((group) => [
      optionalText(group, 'TargetGroupArn') ?? '',
      // A single group needs no weight and gets everything.
      optionalNumber(group, 'Weight') ?? 1,
    ]),
  );
};

/** Groups that get more than before, from nothing or from less. */
export const raisedGroups = (before: Weights, after: Weights): readonly string[] =>
  Object.keys(after).filter((arn) => (after[arn] ?? 0) > (before[arn] ?? 0));
