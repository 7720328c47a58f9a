import {
  optionalNumber,
  optionalStructure,
  optionalText,
  structures,
  type Params,
} from '../door/call-params.ts';

/** The weights of target groups in listener rules, and which of them a change raises. */

/** Weights by target group ARN. */
export type Weights = Readonly<Record<string, number>>;

export const NO_WEIGHTS: Weights = {};

/** The weights that the actions of a rule or listener give, read from request parameters. */
export const weightsOf = (actions: readonly Params[]): Weights => {
  const last = actions.at(-1);
  if (last === undefined || optionalText(last, 'Type') !== 'forward') return NO_WEIGHTS;
  const forward = optionalStructure(last, 'ForwardConfig');
  if (forward === undefined) return { [optionalText(last, 'TargetGroupArn') ?? '']: 1 };
  return Object.fromEntries(
    structures(forward, 'TargetGroups').map((group) => [
      optionalText(group, 'TargetGroupArn') ?? '',
      // A single group without a weight gets everything.
      optionalNumber(group, 'Weight') ?? 1,
    ]),
  );
};

/** The groups whose weight was raised. */
export const raisedGroups = (before: Weights, after: Weights): readonly string[] =>
  Object.keys(after).filter((arn) => (after[arn] ?? 0) > (before[arn] ?? 0));
