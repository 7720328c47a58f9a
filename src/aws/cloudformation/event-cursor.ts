import { isMoving } from '../../core/stack-state.ts';
import type { StackEvent } from '../../ports.ts';
import type { StackEvents } from './stack-events.ts';
import { stackState } from './stack-status.ts';

/** Remembers, per stack id, the last event that was shown. For display alone: it never fails a release. */
export interface EventCursor {
  /** Everything so far is old. Called before a change, so that the change's events are all new. */
  mark(stackId: string): Promise<void>;
  /** Events since the last call, oldest first; on an unmarked stack those of an operation still under way. */
  next(stackId: string): Promise<readonly StackEvent[]>;
}

export function eventCursor(events: StackEvents): EventCursor {
  const shown = new Map<string, string>();
  return {
    async mark(stackId) {
      const [newest] = await emptyOnError(() => events.back(stackId, () => true));
      shown.set(stackId, newest?.id ?? '');
    },
    async next(stackId) {
      const last = shown.get(stackId);
      const found = await emptyOnError(() =>
        last === undefined
          ? events.newestOperation(stackId)
          : events.back(stackId, (event) => event.id === last),
      );
      if (found[0] !== undefined) shown.set(stackId, found[0].id);
      return last === undefined && hasEnded(found)
        ? []
        : found.filter((event) => event.id !== last).reverse();
    },
  };
}

/** A stack that rested before we looked has nothing new to show. */
const hasEnded = ([newest]: readonly StackEvent[]): boolean =>
  newest !== undefined && newest.resource === newest.stack && !isMoving({ state: stackState(newest.status) });

/** A throttle or a missing permission: nothing to show. */
const emptyOnError = (read: () => Promise<readonly StackEvent[]>): Promise<readonly StackEvent[]> =>
  read().catch(() => []);
