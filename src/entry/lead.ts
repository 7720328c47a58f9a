import type { Outcome } from '../app/deploy.ts';
import type { MakingParts } from '../app/parts.ts';
import type { Problem } from '../core/errors.ts';
import { systemClock } from '../clock.ts';
import { actionLog } from '../github/action-log.ts';
import type { RunContext } from '../github/run-context.ts';
import type { Tell } from '../ports.ts';
import { logLine, phaseTitle } from '../report/log.ts';
import type { Attempt } from './attempt.ts';
import { makingParts, type Access } from './parts.ts';

export const releaseLog = (): ReturnType<typeof actionLog> =>
  actionLog({ line: logLine, title: ({ record }) => phaseTitle(record) }, systemClock());

/** Leads a release with its log and its reports: the problems it ended with. */
export async function lead(
  attempt: Attempt,
  access: Access,
  run: RunContext,
  notices: readonly string[],
  work: (parts: MakingParts) => Promise<Outcome>,
): Promise<readonly Problem[]> {
  const log = releaseLog();
  for (const notice of notices) log.tell({ kind: 'note', text: notice });
  const tell: Tell = (progress) => {
    log.tell(progress);
    if (progress.kind === 'phase') attempt.follow(progress.record);
  };
  try {
    const ended = await work(await makingParts(access, run, tell, attempt.begin));
    log.end();
    return await attempt.end(ended);
  } catch (error) {
    log.end();
    return await attempt.fail(error);
  }
}
