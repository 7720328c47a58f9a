import type { ReleaseResult } from '../../../lab/stage/release.ts';
import type { Stage } from '../../../lab/stage/stage.ts';
import { must } from '../../kit/must.ts';
import { mustBePromoted } from '../outcome.ts';
import type { Row } from '../row.ts';

/** Fault: GitHub refuses reports, or a comment is too long; a release must warn and end as it would otherwise. */

const PULL_REQUEST = 34;
const STATUSES = [403, 422, 503] as const;
/** The operations by which a release reports on GitHub. */
const OPERATIONS = [
  'repos/create-deployment',
  'repos/create-deployment-status',
  'issues/list-comments',
  'issues/create-comment',
  'issues/update-comment',
] as const;
/** GitHub's limit. */
const LONGEST = 65_536;

export const row: Row = {
  number: '34',
  inject: 'GitHub 403, 422, 5xx; a body too long',
  required: 'warn, write the summary, result unchanged',
  async run(stage) {
    const { github } = stage.lab;
    github.openPull({ number: PULL_REQUEST });
    for (const [n, status] of STATUSES.entries()) {
      using faults = new DisposableStack();
      faults.defer(() => github.faults.clear());
      for (const operation of OPERATIONS) github.faults.add({ operation, status });
      const ended = await reported(stage, String(4 + n));
      for (const code of ['TSD5001', 'TSD5002']) mustWarn(ended, code, status);
    }
    await longComment(stage);
    return `promoted ${STATUSES.length + 1} times; warnings for ${STATUSES.join(', ')}; the comment kept below ${LONGEST}`;
  },
};

function mustWarn({ annotations }: ReleaseResult, code: string, status: number): void {
  const isWarned = annotations.some(
    ({ level, title, message }) => level === 'warning' && title === code && message.includes(String(status)),
  );
  must(isWarned, `${status} is a warning with ${code}`, annotations);
}

/** Releases, or after the first time changes the size, and reports everywhere. It is promoted whatever GitHub says. */
async function reported(stage: Stage, maxSize: string): Promise<ReleaseResult> {
  const inputs = { comment: 'always', 'github-deployment': 'true', 'max-size': maxSize };
  const ended = await stage.start({ pullRequest: PULL_REQUEST, inputs }).ended;
  mustBePromoted(ended);
  must(ended.summary.includes(stage.environment), 'the summary is written', ended.summary);
  return ended;
}

/** The release's comment is already as long as GitHub allows, and the update must not be refused for its length. */
async function longComment(stage: Stage): Promise<void> {
  const { github } = stage.lab;
  const marker = `<!-- torchserve-deploy:${stage.service}/${stage.environment} -->`;
  const old = github.comment(
    PULL_REQUEST,
    'github-actions[bot]',
    `${marker}\n${'- an older release UTC\n'.repeat(LONGEST)}`.slice(0, LONGEST),
  );
  const ended = await reported(stage, '8');
  const warned = ended.annotations.filter(({ title }) => title === 'TSD5002');
  must(warned.length === 0, 'a long comment is no trouble', warned);
  const { body } = github.state.comments.get(old.id)!;
  must(
    body !== old.body && body.startsWith(marker) && body.length <= LONGEST,
    'it is updated in place',
    body.length,
  );
}
