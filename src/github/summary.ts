import { summary } from './runner-commands.ts';
import { redact } from '../core/text/redaction.ts';

/** Adds to the job summary; without a runner there is none, and that is no reason to fail. */
export async function writeSummary(markdown: string): Promise<void> {
  if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '') return;
  await summary.addRaw(redact(markdown), true).write();
}
