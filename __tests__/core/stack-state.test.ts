import { describe, expect, it } from '@jest/globals';
import {
  canDelete,
  cannotBeDeleted,
  cannotRecover,
  canRecover,
  exists,
  isAtRest,
  isBlocked,
  isMoving,
  isSettled,
  mustBeRemade,
  RETRIES,
  type StackAttempts,
  type StackState,
} from '../../src/core/stack-state.ts';

const RELEASE: StackAttempts = { kind: 'release', repeats: 0 };
const TIRED: StackAttempts = { kind: 'release', repeats: RETRIES };
const DESTROY: StackAttempts = { kind: 'destroy', repeats: 0 };

/** The predicates that are true in each state. All others are false there. `tired`: no retry is left; `all`: destroy. */
const FACTS: Readonly<Record<StackState, readonly string[]>> = {
  absent: ['isAtRest'],
  busy: ['exists', 'isMoving'],
  settled: ['exists', 'isAtRest', 'isSettled', 'canDelete', 'canDelete tired', 'canDelete all'],
  dead: ['exists', 'mustBeRemade', 'canDelete', 'canDelete tired', 'canDelete all'],
  undeleted: ['exists', 'isBlocked', 'canDelete', 'canDelete all', 'cannotBeDeleted tired', 'cannotRecover'],
  recoverable: [
    'exists',
    'isBlocked',
    'canDelete all',
    'cannotBeDeleted',
    'cannotBeDeleted tired',
    'canRecover',
    'cannotRecover tired',
  ],
  blocked: [
    'exists',
    'isBlocked',
    'cannotBeDeleted',
    'cannotBeDeleted tired',
    'cannotBeDeleted all',
    'cannotRecover',
  ],
  deleting: ['exists', 'isMoving'],
  unknown: [
    'exists',
    'isBlocked',
    'cannotBeDeleted',
    'cannotBeDeleted tired',
    'cannotBeDeleted all',
    'cannotRecover',
  ],
};

describe.each(Object.entries(FACTS) as [StackState, readonly string[]][])('%s', (state, facts) => {
  const stack = { state };
  it.each([
    ['exists', exists(stack)],
    ['isAtRest', isAtRest(stack)],
    ['isSettled', isSettled(stack)],
    ['isMoving', isMoving(stack)],
    ['isBlocked', isBlocked(stack)],
    ['mustBeRemade', mustBeRemade(stack)],
    ['canDelete', canDelete(RELEASE, stack)],
    ['canDelete tired', canDelete(TIRED, stack)],
    ['canDelete all', canDelete(DESTROY, stack)],
    ['cannotBeDeleted', cannotBeDeleted(RELEASE, stack)],
    ['cannotBeDeleted tired', cannotBeDeleted(TIRED, stack)],
    ['cannotBeDeleted all', cannotBeDeleted(DESTROY, stack)],
    ['canRecover', canRecover(RELEASE, stack)],
    ['cannotRecover', cannotRecover(RELEASE, stack)],
  ] as const)('%s', (name, holds) => {
    expect(holds).toBe(facts.includes(name));
  });

  it('no stack both can be deleted and needs a person for it', () => {
    for (const attempts of [RELEASE, TIRED, DESTROY])
      expect(canDelete(attempts, stack) && cannotBeDeleted(attempts, stack)).toBe(false);
  });

  it('once the retries are used up, only a person can recover the stack', () => {
    expect(canRecover(TIRED, stack)).toBe(false);
    expect(cannotRecover(TIRED, stack)).toBe(
      facts.includes('cannotRecover') || facts.includes('cannotRecover tired'),
    );
  });
});
