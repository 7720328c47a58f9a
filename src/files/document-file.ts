import type { Problem } from '../core/errors.ts';
import type { Parsed } from '../core/inputs/parsed.ts';
import { quoted } from '../core/text/quoted.ts';
import { boundedText, workspaceFile } from './workspace-file.ts';
import { yamlDocument, type Scalars } from './yaml-document.ts';

/** Reads a YAML or JSON document of at most `most` bytes from the workspace. */
export const readDocument = async (
  workspace: string,
  path: string,
  most: number,
  scalars: Scalars,
): Promise<Parsed<unknown>> => {
  const place = await workspaceFile(workspace, path);
  const text = place.ok ? await boundedText(place.value, most) : place;
  return text.ok ? yamlDocument(text.value, scalars) : text;
};

/** Makes the problem of a file that could not be read. `subject`: the input that names the file. */
export const fileProblem = (
  subject: string,
  path: string,
  { fault }: Extract<Parsed<unknown>, { readonly ok: false }>,
): Problem => ({ code: fault.code, subject, message: `${quoted(path)} ${fault.rule}`, remedy: fault.remedy });
