import { isLed } from '../core/plan/claim.ts';
import { Failure, RecordConflict, Refusal, type Problem } from '../core/errors.ts';
import { TERMINAL, type ReleaseRecord } from '../core/record.ts';
import { releaseIdOf } from '../core/release-id.ts';
import { wasMoved } from '../core/plan/plan.ts';
import { movedByHand } from '../core/problems/plan-refusals.ts';
import { tidying } from '../core/plan/upkeep.ts';
import { scopeOf } from './deploy.ts';
import { observe } from './observe.ts';
import { LEASE_MS, type LeadParts, type Scope } from './parts.ts';
import type { Held } from './release-loop.ts';
import { finish, takeOver } from './take-over.ts';

/** What the sweep came to in one service and environment. */
export interface Swept {
  readonly service: string;
  readonly environment: string;
  readonly did: 'nothing' | 'left to its run' | 'needs a person' | 'healed' | 'tidied' | 'failed';
  readonly record: ReleaseRecord | null;
  readonly problems: readonly Problem[];
}

/** Everything in the state bucket: releases whose run is lost are healed, what stands without a reason goes. */
export async function sweep(
  parts: LeadParts,
  pollMs: number,
  signal: AbortSignal,
): Promise<readonly Swept[]> {
  const swept: Swept[] = [];
  for (const named of await parts.cloud.records.list()) {
    if (signal.aborted) break;
    swept.push(await sweepOne(parts, scopeOf({ ...named, pollMs }), signal));
  }
  return swept;
}

/** One that cannot be healed does not keep the others from it. */
async function sweepOne(parts: LeadParts, scope: Scope, signal: AbortSignal): Promise<Swept> {
  const { service, environment } = scope;
  const told = (
    did: Swept['did'],
    record: ReleaseRecord | null,
    problems: readonly Problem[] = [],
  ): Swept => ({
    service,
    environment,
    did,
    record,
    problems,
  });
  try {
    const held = await parts.cloud.records.load(service, environment);
    if (held === null) return told('nothing', null);
    if (isLed(held.record, parts.clock.now())) return told('left to its run', held.record);
    if (held.record.phase === 'stuck') return told('needs a person', held.record, causeOf(held.record));
    if (!TERMINAL.has(held.record.phase)) return await heal(parts, scope, told, signal);
    return await tidy(parts, scope, held, told, signal);
  } catch (error) {
    if (error instanceof RecordConflict) return told('left to its run', null);
    if (error instanceof Failure) return told('failed', null, [error.problem]);
    if (error instanceof Refusal && error.problems.some(({ code }) => code === 'TSD4503'))
      return told('left to its run', null);
    if (error instanceof Refusal) return told('failed', null, error.problems);
    throw error;
  }
}

type Told = (did: Swept['did'], record: ReleaseRecord | null, problems?: readonly Problem[]) => Swept;

const causeOf = ({ cause }: ReleaseRecord): readonly Problem[] => (cause === null ? [] : [cause]);

async function heal(parts: LeadParts, scope: Scope, told: Told, signal: AbortSignal): Promise<Swept> {
  const taking = { manifest: null, acceptObserved: false, verb: 'deploy' } as const;
  const ended = await takeOver(parts, scope, taking, signal);
  return told('healed', ended.held?.record ?? null);
}

async function tidy(
  parts: LeadParts,
  scope: Scope,
  held: Held,
  told: Told,
  signal: AbortSignal,
): Promise<Swept> {
  const { cloud, clock, owner } = parts;
  const seen = await observe(cloud, scope.names, null, clock.now());
  if (wasMoved(held.record, seen))
    return told('needs a person', held.record, [movedByHand(held.record, seen)]);
  const by = { releaseId: releaseIdOf(owner, 'sweep'), owner };
  const record = tidying(held.record, seen, by, clock.now(), LEASE_MS);
  if (record === null) return told('nothing', held.record);
  const ended = await finish(parts, scope, record, held, signal);
  return ended.record.phase === 'stuck'
    ? told('needs a person', ended.record, causeOf(ended.record))
    : told('tidied', ended.record);
}
