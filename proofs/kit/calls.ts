import type { CallEntry, CallFilter } from '../../lab/door/call-log.ts';
import type { Stage } from '../../lab/stage/stage.ts';

/** Calls at the lab's door, oldest first; those of the run that was started last unless the filter names a key. */
export const callsOf = (stage: Stage, filter: CallFilter = {}): readonly CallEntry[] =>
  stage.lab.door.log.calls({ accessKey: stage.accessKey(), ...filter });

/** The calls that AWS carried out and confirmed; see `callsOf`. */
export const acceptedCallsOf = (stage: Stage, filter: CallFilter = {}): readonly CallEntry[] =>
  callsOf(stage, filter).filter(({ status }) => status >= 200 && status < 300);

/** The names of the operations that the run which was started last asked of one service. */
export const operationsOf = (stage: Stage, service: string): readonly string[] =>
  callsOf(stage, { service }).map(({ operation }) => operation);
