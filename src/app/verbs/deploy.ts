import type { DeployRequest } from '../../core/request.ts';
import { begin, propose } from '../begin.ts';
import { leadRelease, type Outcome } from '../lead-release.ts';
import { prepare } from '../prepare.ts';
import type { MakingRun } from '../run.ts';
import { takeOver } from '../take-over.ts';

/** Runs one release from request to end. Throws Refusal when nothing was changed, Failure when AWS does not go on. */
export async function deploy(run: MakingRun, request: DeployRequest): Promise<Outcome> {
  const prepared = await prepare(run, request);
  const proposed = await propose(run, prepared);
  const { held, how } = await takeOver(run, {
    manifest: proposed.proposal.manifest,
    acceptObserved: request.acceptObserved,
    verb: 'deploy',
  });
  if (how === 'resumed') return leadRelease(run, proposed.materials, held);
  const begun = await begin(run, proposed, held);
  return begun.kind === 'begun'
    ? leadRelease(run, proposed.materials, begun.held)
    : { record: null, artifact: prepared.verified, seen: begun.seen, changed: false };
}
