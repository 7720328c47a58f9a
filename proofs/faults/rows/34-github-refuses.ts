import type { ReleaseResult } from '../../../lab/release.ts';
import type { Stage } from '../../../lab/stage.ts';
import { must, type Row } from '../row.ts';
import { tail } from '../released.ts';

const PULL_REQUEST = 34;
const STATUSES = [403, 422, 503] as const;
/** What a release says on GitHub. */
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
      for (const operation of OPERATIONS) github.faults.add({ operation, status });
      const ended = await reported(stage, String(4 + n)).finally(() => github.faults.clear());
      for (const code of ['TSD5001', 'TSD5002'])
        must(
          ended.annotations.some(
            ({ level, title, message }) =>
              level === 'warning' && title === code && message.includes(String(status)),
          ),
          `${status} is a warning with ${code}`,
          ended.annotations,
        );
    }
    await longComment(stage);
    return `promoted ${STATUSES.length + 1} times; warnings for ${STATUSES.join(', ')}; the comment kept below ${LONGEST}`;
  },
};

/** A release (a change of its size after the first) that reports everywhere; whatever GitHub says it is promoted. */
async function reported(stage: Stage, maxSize: string): Promise<ReleaseResult> {
  const inputs = { comment: 'always', 'github-deployment': 'true', 'max-size': maxSize };
  const ended = await stage.start({ pullRequest: PULL_REQUEST, inputs }).ended;
  must(
    ended.exitCode === 0 && ended.outputs['result'] === 'promoted',
    'the result is unchanged',
    tail(ended),
  );
  must(ended.summary.includes(stage.environment), 'the summary is written', ended.summary);
  return ended;
}

/** Its own comment is as long as GitHub allows; what it grows by must not be refused. */
async function longComment(stage: Stage): Promise<void> {
  const { github } = stage.lab;
  const marker = `<!-- torchserve-deploy:${stage.service}/${stage.environment} -->`;
  const old = github.say(
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
