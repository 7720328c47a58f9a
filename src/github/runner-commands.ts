// These modules are the whole of what a run needs from @actions/core until it asks for an ID token. The package's one
// public entry also loads its HTTP client, which alone takes longer than refusing a bad input does.
import { issueCommand } from '../../node_modules/@actions/core/lib/command.js';
import {
  issueFileCommand,
  prepareKeyValueMessage,
} from '../../node_modules/@actions/core/lib/file-command.js';

export { summary } from '../../node_modules/@actions/core/lib/summary.js';

/** An input as the runner hands it over, trimmed; '' where nothing was given. */
export const input = (name: string): string =>
  (process.env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim();

export const setOutput = (name: string, value: string): void => tell('OUTPUT', name, value);

/** For the post step of the same action. */
export const saveState = (name: string, value: string): void => tell('STATE', name, value);

/** What the main step saved; '' where nothing was. */
export const savedState = (name: string): string => process.env[`STATE_${name}`] ?? '';

export interface Annotation {
  readonly title: string;
  readonly message: string;
}

/** Line breaks in these are escaped, unlike in `info`. */
export const error = ({ title, message }: Annotation): void => issueCommand('error', { title }, message);
export const warning = ({ title, message }: Annotation): void => issueCommand('warning', { title }, message);

export const info = (line: string): void => void process.stdout.write(`${line}\n`);
export const startGroup = (title: string): void => issueCommand('group', {}, title);
export const endGroup = (): void => issueCommand('endgroup', {}, '');

/** Fetched anew for each renewal: GitHub's token lives five minutes. */
export const idToken = async (audience: string): Promise<string> =>
  (await import('@actions/core')).getIDToken(audience);

/** Without a runner there is no file to tell, and nobody who would read it. */
function tell(kind: 'OUTPUT' | 'STATE', name: string, value: string): void {
  if ((process.env[`GITHUB_${kind}`] ?? '') !== '')
    issueFileCommand(kind, prepareKeyValueMessage(name, value));
}
