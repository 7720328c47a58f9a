import { isLed } from '../../src/core/plan/claim.ts';
import { Refusal } from '../../src/core/errors.ts';
import { TERMINAL, type ReleaseRecord } from '../../src/core/record.ts';
import { serving } from '../../src/core/weights.ts';
import { archived } from './world/archived.ts';
import type { CloudState } from './world/cloud.ts';
import type { Machine } from './machine.ts';
import { observed } from './world/observed.ts';
import { proposalOf, startOf } from './world/releases.ts';
import type { Run, State } from './world/state.ts';
import { NOW, plain } from './world/time.ts';

type World = Pick<State, 'cloud' | 'stored'>;

/** The first act of a run, in the order of its verb in src/app; null: it has nothing to do or is refused. */
export function beginning(machine: Machine, world: World, run: Run): Run | null {
  try {
    if (run.name === 'D') return destroy(machine, world, run);
    if (run.name === 'S') return sweep(machine, world, run);
    return release(machine, world, run);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function release(machine: Machine, { stored, cloud }: World, run: Run): Run | null {
  const proposal = proposalOf(run.name, run.attempt);
  const start = startOf(run.name, run.attempt);
  const { owner } = start;
  const manifest = run.name === 'R' ? null : proposal.manifest;
  const claimed = machine.claim(stored, { owner, manifest, acceptObserved: false }, NOW);
  if (claimed === 'resume') return { ...run, at: 'look', record: stored, current: true };
  if (claimed === 'revert' || claimed === 'finish')
    return taken({ ...run, task: 'revert' }, { ...stored!, owner, cancelRequested: claimed === 'revert' });
  if (run.name === 'R') return goBack(machine, cloud, stored, run);
  const made = machine.plan(proposal, stored, observed(cloud, null), start);
  return made.kind === 'none' ? null : taken(run, plain(made.record));
}

/** A rollback by weights to the fleet that still stands. Without one the verb makes the release again, as run A does. */
function goBack(machine: Machine, cloud: CloudState, stored: ReleaseRecord | null, run: Run): Run | null {
  const seen = observed(cloud, null);
  const live = serving(seen.rule?.weights);
  if (live === null || live === 'split' || stored === null) return null;
  const before = stored.releaseId === cloud.fleets[live].release ? stored.previous : null;
  if (before === null) return null;
  const back = machine.returnTo(
    { target: archived(before), stored, live },
    seen,
    startOf(run.name, run.attempt),
  );
  return back === null ? null : taken(run, plain(back));
}

/** A destroy is refused while a release runs, and accepts a stuck one. */
function destroy(machine: Machine, { stored }: World, run: Run): Run | null {
  if (stored === null) return null;
  const start = startOf(run.name, run.attempt);
  machine.claim(stored, { owner: start.owner, manifest: null, acceptObserved: true }, NOW);
  return taken({ ...run, task: 'upkeep' }, plain(machine.destroyRecord(stored, start)));
}

/** A sweep heals a release whose run is lost, or removes what a finished one has left. */
function sweep(machine: Machine, { stored, cloud }: World, run: Run): Run | null {
  if (stored === null || isLed(stored, NOW) || stored.phase === 'stuck') return null;
  const upkeep: Run = { ...run, task: 'upkeep' };
  const start = startOf(run.name, run.attempt);
  const { owner } = start;
  if (!TERMINAL.has(stored.phase)) {
    const claimed = machine.claim(stored, { owner, manifest: null, acceptObserved: false }, NOW);
    return taken(upkeep, { ...stored, owner, cancelRequested: claimed === 'revert' });
  }
  const tidied = machine.tidying(stored, observed(cloud, null), start);
  return tidied === null ? null : { ...taken(upkeep, plain(tidied)), seen: cloud };
}

/** The run with a record to save over the version that it read. */
const taken = (run: Run, next: ReleaseRecord): Run => ({ ...run, at: 'save', current: true, next });
