import { setOutput } from './runner-commands.ts';
import { redact } from '../core/text/redaction.ts';

/** Sets the step's outputs; whatever was quoted into one, no access key or presigned address leaves with it. */
export const setOutputs = (outputs: Readonly<Record<string, string>>): void => {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, redact(value));
};
