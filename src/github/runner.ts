import { redact } from '../core/text/redaction.ts';
// These modules are the whole of what a run needs from @actions/core until it asks for an ID token. The package's one
// public entry also loads its HTTP client, which alone takes longer than refusing a bad input does.
import { issueCommand } from '../../node_modules/@actions/core/lib/command.js';
import {
  issueFileCommand,
  prepareKeyValueMessage,
} from '../../node_modules/@actions/core/lib/file-command.js';
import { summary } from '../../node_modules/@actions/core/lib/summary.js';

/** What the runner hands to a step, and what a step tells the runner. */

/** An input as the runner hands it over, trimmed; '' where nothing was given. */
export const input = (name: string): string =>
  (process.env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim();

export const actionInputs = (names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, input(name)]));

/** Sets the step's outputs. No access key or presigned address leaves with an output, whatever was quoted into it. */
export function setOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) writeTo('OUTPUT', name, redact(value));
}

/** Saves a value for the post step of the same action. */
export const saveState = (name: string, value: string): void => writeTo('STATE', name, value);

/** What the main step saved; '' where nothing was. */
export const savedState = (name: string): string => process.env[`STATE_${name}`] ?? '';

/** Without a runner there is no file to write to, and nobody who would read it. */
function writeTo(kind: 'OUTPUT' | 'STATE', name: string, value: string): void {
  if ((process.env[`GITHUB_${kind}`] ?? '') !== '')
    issueFileCommand(kind, prepareKeyValueMessage(name, value));
}

/** What the runner shows beside the job. */
export interface Annotation {
  readonly title: string;
  readonly message: string;
}

export const annotateErrors = (shown: readonly Annotation[]): void => annotate('error', shown);

export const annotateWarnings = (shown: readonly Annotation[]): void => annotate('warning', shown);

/** Line breaks in these are escaped, unlike in `info`. */
function annotate(kind: 'error' | 'warning', shown: readonly Annotation[]): void {
  for (const { title, message } of shown) issueCommand(kind, { title }, message);
}

export const info = (line: string): void => void process.stdout.write(`${line}\n`);
export const startGroup = (title: string): void => issueCommand('group', {}, title);
export const endGroup = (): void => issueCommand('endgroup', {}, '');

/** Adds to the job summary. Without a runner there is none, and that is no reason to fail. */
export async function writeSummary(markdown: string): Promise<void> {
  if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '') return;
  await summary.addRaw(redact(markdown), true).write();
}

/** An OpenID token of the job. Fetched anew for each renewal, since GitHub's token lives five minutes. */
export const idToken = async (audience: string): Promise<string> =>
  (await import('@actions/core')).getIDToken(audience);
