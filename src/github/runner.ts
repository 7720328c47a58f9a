import { redact } from '../core/text/redaction.ts';
// Until a run asks for an ID token it needs only these modules of @actions/core. The package's public entry also loads an
// HTTP client, which takes longer than refusing a bad input.
import { issueCommand } from '../../node_modules/@actions/core/lib/command.js';
import {
  issueFileCommand,
  prepareKeyValueMessage,
} from '../../node_modules/@actions/core/lib/file-command.js';
import { summary } from '../../node_modules/@actions/core/lib/summary.js';

/** The runner's side of a step: inputs and state in; outputs, state, annotations, log and summary out. */

/** The trimmed value of an input; '' when none was given. */
const input = (name: string): string =>
  (process.env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim();

export const actionInputs = (names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, input(name)]));

/** Sets the step's outputs, with access keys and presigned addresses redacted. */
export function setOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) writeTo('OUTPUT', name, redact(value));
}

/** Saves a value for the post step of the same action. */
export const saveState = (name: string, value: string): void => writeTo('STATE', name, value);

/** A value that the main step saved; '' when there is none. */
export const savedState = (name: string): string => process.env[`STATE_${name}`] ?? '';

/** Does nothing without a runner, which names the file to write to. */
function writeTo(kind: 'OUTPUT' | 'STATE', name: string, value: string): void {
  if ((process.env[`GITHUB_${kind}`] ?? '') !== '')
    issueFileCommand(kind, prepareKeyValueMessage(name, value));
}

/** An error or warning that the runner shows beside the job. */
interface Annotation {
  readonly title: string;
  readonly message: string;
}

export const annotateErrors = (shown: readonly Annotation[]): void => annotate('error', shown);

export const annotateWarnings = (shown: readonly Annotation[]): void => annotate('warning', shown);

/** Writes workflow commands, which escape line breaks in title and message. */
function annotate(kind: 'error' | 'warning', shown: readonly Annotation[]): void {
  for (const { title, message } of shown) issueCommand(kind, { title }, message);
}

export const info = (line: string): void => void process.stdout.write(`${line}\n`);
export const startGroup = (title: string): void => issueCommand('group', {}, title);
export const endGroup = (): void => issueCommand('endgroup', {}, '');

/** Adds to the job summary. Does nothing without a runner. */
export async function writeSummary(markdown: string): Promise<void> {
  if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '') return;
  await summary.addRaw(redact(markdown), true).write();
}

/** A new OpenID token of the job. It lives five minutes, so each renewal of credentials needs another one. */
export const idToken = async (audience: string): Promise<string> =>
  (await import('@actions/core')).getIDToken(audience);
