import fc from 'fast-check';
import { hasHidden, quoted } from '../../../src/core/text/quoted.ts';
import { redact } from '../../../src/core/text/redaction.ts';
import { annotations } from '../../../src/report/annotation.ts';
import { comment, COMMENT_LIMIT, commentMarker } from '../../../src/report/comment.ts';
import { address, fenced, inMarkdown, oneLine, visible } from '../../../src/report/foreign-text.ts';
import { refusalSummary, SUMMARY_LIMIT } from '../../../src/report/summary.ts';
import { someFacts } from '../../../__tests__/fakes/facts.ts';
import { aPromotedRecord, aRolledBackRecord } from '../../../__tests__/fakes/record.ts';
import { texts, textsLike } from '../arbitraries/texts.ts';
import { target, type Target } from '../target.ts';
import { holds } from '../violation.ts';

/** Targets that write reports of foreign text. */

const foreign = textsLike(
  'Resource AWS::EC2::Instance failed: no capacity',
  '::error title=x::boom',
  'https://b.s3/x?X-Amz-Signature=abc123&x=1',
  'AKIAIOSFODNN7EXAMPLE',
  'Give `image: NAME@sha256:X`',
  '| a | b |\n|---|---|',
);

/** Not imported from the redactor, so that a mistake in its patterns is found. */
const SECRETS = [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/, /\bX-Amz-Signature=(?!\[redacted\])[^\s&"'<>]/i];
const hasSecret = (text: string): boolean => SECRETS.some((secret) => secret.test(text));

const lines = target({
  name: 'foreign text in a log line',
  share: 10,
  inputs: foreign,
  check: (text) => {
    const line = oneLine(text);
    holds(!/[\r\n]/.test(line) && line.isWellFormed() && line.length <= 500, 'a line is one, and bounded');
    holds(!line.startsWith('::') && !line.includes('##['), 'a line says no command');
    holds(!hasSecret(visible(text)), 'a secret is redacted');
  },
});

const markdown = target({
  name: 'foreign text in Markdown',
  share: 8,
  inputs: foreign,
  check: (text) => {
    const cell = inMarkdown(text);
    holds(!/[\r\n<>]/.test(cell) && !cell.includes('<!--'), 'a cell has no HTML and no marker');
    const rows = fenced([text, text]).split('\n');
    const fence = rows[0]?.replace('text', '') ?? '';
    holds(rows.at(-1) === fence && !rows.slice(1, -1).some((row) => row.includes(fence)), 'a fence holds');
    holds(
      /^<https?:\/\/[^\s<>]+>$/i.test(address(text)) || !/[<>]/.test(address(text)),
      'a link is a plain one',
    );
  },
});

const quotations = target({
  name: 'quotations and redaction',
  share: 8,
  inputs: foreign,
  check: (text) => {
    const shown = quoted(text);
    holds(!hasHidden(shown) && shown.length <= 12 * 60, 'a quotation is visible and short');
    const once = redact(text);
    holds(!hasSecret(once), 'a secret is redacted');
    holds(redact(once) === once, 'what was redacted stays as it is');
  },
});

const FACTS = someFacts();
const PREVIOUS = comment(
  aPromotedRecord({ releaseId: 'r-2' }),
  FACTS,
  comment(aRolledBackRecord({ releaseId: 'r-1' }), someFacts({ result: 'rolled_back' }), null),
);

const comments = target({
  name: 'comments over an earlier one',
  share: 3,
  inputs: fc.record({ previous: texts(fc.constant(PREVIOUS), 65_536), reason: foreign }),
  check: ({ previous, reason }) => {
    const cause = { code: 'TSD4201', subject: reason, message: reason, remedy: reason, detail: [reason] };
    const record = aRolledBackRecord({ releaseId: 'r-3', cause });
    const body = comment(record, FACTS, previous);
    const marker = commentMarker(record.service, record.environment);
    holds(body.startsWith(`${marker}\n`) && body.length <= COMMENT_LIMIT, 'a comment is marked, and bounded');
    const releases = body.split('\n').filter((line) => line.startsWith('- ') && line.includes('[r-3]'));
    holds(releases.length <= 1, 'a release is listed once');
    const again = comment(record, FACTS, body);
    holds(previous !== PREVIOUS || again === body, 'reporting twice changes nothing');
  },
});

const problem = fc.record({
  code: fc.constant('TSD1001'),
  subject: foreign,
  message: foreign,
  remedy: foreign,
});

const refusals = target({
  name: 'refusals of hostile things',
  share: 2,
  inputs: fc.array(problem, { minLength: 1, maxLength: 14 }),
  check: (problems) => {
    const shown = annotations(problems, '');
    holds(
      shown.length <= 10 && shown.every(({ message }) => !/[\r\n]/.test(message)),
      'annotations are lines',
    );
    const text = refusalSummary('iris', problems, '');
    holds(text.length <= SUMMARY_LIMIT && !text.includes('<!--'), 'a summary is bounded and holds no marker');
  },
});

export const REPORTS: readonly Target[] = [lines, markdown, quotations, comments, refusals];
