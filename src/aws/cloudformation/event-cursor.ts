import { isMoving } from '../../core/stack-state.ts';
import type { StackEvent } from '../../ports.ts';
import type { StackEvents } from './stack-events.ts';
import { stackState } from './stack-status.ts';

/** Remembers the last event that was shown, per stack id. For display only: never throws. */
interface EventCursor {
  /** Marks all events so far as shown. Called before a change, so that all events of the change are new. */
  mark(stackId: string): Promise<void>;
  /** Returns the events since the last call, oldest first. On an unmarked stack: those of the operation in progress. */
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

/** True if the newest event ends the stack's operation; that operation ended before the first look. */
const hasEnded = ([newest]: readonly StackEvent[]): boolean =>
  newest !== undefined && newest.resource === newest.stack && !isMoving({ state: stackState(newest.status) });

/** Shows nothing after an error, such as a throttle or a missing permission. */
const emptyOnError = (read: () => Promise<readonly StackEvent[]>): Promise<readonly StackEvent[]> =>
  read().catch(() => []);
