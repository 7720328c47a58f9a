import { join } from 'node:path';
import { connectionsIn } from '../../../lab/observer/connection-watch.ts';
import type { ReleaseResult } from '../../../lab/stage/release.ts';
import type { RunWish } from '../../../lab/stage/stage.ts';
import { must } from '../../kit/must.ts';
import { tail } from '../outcome.ts';
import type { Row } from '../row.ts';
import { version } from '../runs.ts';

/** Fault: the runner cannot reach instances; no verb may connect to anything but the APIs of AWS and GitHub. */

/** No other run has this number, under which the lab keeps the run's connections. */
const RUN = 3_800;

export const row: Row = {
  number: '38',
  inject: 'the runner cannot reach instances',
  required: 'nothing depends on it: no connection but to AWS’s and GitHub’s APIs',
  async run(stage) {
    const verbs: readonly RunWish[] = [
      {},
      { inputs: { ...version('2.0'), 'keep-previous': '24h' } },
      { action: 'status' },
      { action: 'rollback' },
      { action: 'destroy' },
    ];
    let connections = 0;
    for (const [n, wish] of verbs.entries()) {
      const run = RUN + n;
      const ended = await stage.start({ ...wish, run }).ended;
      mustKeepToApis(ended, wish);
      const opened = connectionsIn(join(stage.lab.place.dir, `runner-${run}-1`, 'connections'));
      must(opened.length > 0, 'connections are watched', opened);
      connections += opened.length;
    }
    must((await stage.look()).seen.edge.state === 'absent', 'everything is gone');
    return `${connections} connections by ${verbs.length} verbs, all to AWS’s and GitHub’s APIs`;
  },
};

function mustKeepToApis(ended: ReleaseResult, { action = 'deploy' }: RunWish): void {
  must(ended.exitCode === 0, `${action} succeeds`, tail(ended));
  const elsewhere = ended.connectionsElsewhere;
  must(elsewhere.length === 0, `${action} connects to the APIs alone`, elsewhere);
}
