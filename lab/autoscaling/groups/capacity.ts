import { ApiError } from '../../ports.ts';
import { CREATED, type CapacityChange } from './activity-cause.ts';
import type { Group } from './group.ts';

/** A group's minimum, maximum and desired sizes, with the rules for changing them (ASG-09). */

export interface Sizes {
  readonly minSize: number;
  readonly maxSize: number;
  readonly desired: number;
}

/** The sizes of a new group. The desired capacity defaults to the minimum. */
export function createdSizes(minSize: number, maxSize: number, desired = minSize): Sizes {
  return checked({ minSize, maxSize, desired });
}

export const creation = (sizes: Sizes, at: number): CapacityChange => ({
  at,
  by: CREATED,
  from: 0,
  to: sizes.desired,
});

/**
 * The sizes after an update (ASG-09). A desired capacity that is given must lie within the bounds; otherwise the old one is
 * moved into the new bounds without an error.
 */
export function updatedSizes(group: Sizes, wish: Partial<Sizes>): Sizes {
  const minSize = wish.minSize ?? group.minSize;
  const maxSize = wish.maxSize ?? group.maxSize;
  const desired = wish.desired ?? Math.min(Math.max(group.desired, minSize), maxSize);
  return checked({ minSize, maxSize, desired });
}

/** The sizes after SetDesiredCapacity, whose errors have their own wording (ASG-09). */
export function setDesired(group: Group, desired: number): Sizes {
  if (desired > group.maxSize) throw outOfBounds(desired, `above max value ${group.maxSize}`);
  if (desired < group.minSize) throw outOfBounds(desired, `below min value ${group.minSize}`);
  return { minSize: group.minSize, maxSize: group.maxSize, desired };
}

/** Gives a group new sizes. A change of the desired capacity is remembered until activities have carried it out. */
export function resized(group: Group, sizes: Sizes, by: string, at: number): Group {
  if (sizes.desired === group.desired) return { ...group, ...sizes };
  return { ...group, ...sizes, change: { at, by, from: group.desired, to: sizes.desired } };
}

function checked(sizes: Sizes): Sizes {
  const { minSize, maxSize, desired } = sizes;
  if (![minSize, maxSize, desired].every((size) => Number.isSafeInteger(size) && size >= 0)) {
    throw new ApiError('ValidationError', 'Sizes of a group must be whole numbers of 0 or more');
  }
  if (minSize > maxSize) {
    throw new ApiError(
      'ValidationError',
      `Max bound, ${maxSize}, must be greater than or equal to min bound, ${minSize}`,
    );
  }
  if (desired < minSize || desired > maxSize) {
    throw new ApiError(
      'ValidationError',
      `Desired capacity:${desired} must be between the specified min size:${minSize} and max size:${maxSize}`,
    );
  }
  return sizes;
}

const outOfBounds = (desired: number, bound: string): ApiError =>
  new ApiError(
    'ValidationError',
    `New SetDesiredCapacity value ${desired} is ${bound} for the AutoScalingGroup.`,
  );
