import { must } from '../../kit/must.ts';
import { mustBePromoted, tail } from '../outcome.ts';
import type { Row } from '../row.ts';
import { holding, promoted, version } from '../runs.ts';

/** Fault: the clock of a runner is ten minutes off; leases must follow the time of AWS. */

const SKEWS_MS = [10 * 60_000, -10 * 60_000] as const;
/** AWS tells the second run of a stage a time this much later than it is. */
const AHEAD_MS = 2 * 3_600_000;
const LEASE_MS = 60_000;

export const row: Row = {
  number: '35',
  inject: 'clock skew of ± 10 minutes',
  required: 'monotonic timers; server time for leases',
  async run(stage) {
    await promoted(stage);
    // The run is unhurried, so that its lease can be compared with AWS's time.
    const { run } = await holding(stage, {}, { hurry: 1, clockSkewMs: SKEWS_MS[1] });
    const lease = (await stage.look()).record!.leaseUntil - (Date.now() + AHEAD_MS);
    must(lease > 0 && lease <= LEASE_MS + 2_000, 'the lease is by AWS’s time', `${lease} ms from it`);
    for (const clockSkewMs of SKEWS_MS) {
      const ended = await stage.start({ clockSkewMs, inputs: version('2.0') }, true).ended;
      const refused = ended.annotations.some(({ title }) => title === 'TSD4503');
      must(refused, `a runner that is ${clockSkewMs / 60_000} min off takes nothing over`, tail(ended));
    }
    const approval = await stage.start({ action: 'continue', clockSkewMs: SKEWS_MS[0] }, true).ended;
    must(approval.exitCode === 0, 'its word is heard', tail(approval));
    mustBePromoted(await run.ended);
    return `lease ${(lease / 1000).toFixed(0)} s ahead of AWS’s time; runners 10 min off were refused`;
  },
};
