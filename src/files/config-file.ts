import { configTexts, type Texts } from '../core/inputs/config-document.ts';
import { DEPLOY_INPUTS } from '../core/inputs/deploy-inputs.ts';
import { readValues } from '../core/inputs/read-values.ts';
import { fileProblem, readDocument } from './document-file.ts';

/** Everything that an action is told. */
export interface Given {
  /** Inputs of the action by name; empty or absent: not given. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Environment variables, for the inputs that fall back to one. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The checkout: files are read from here alone. */
  readonly workspace: string;
}

const LARGEST = 64 * 1024;

/** The config file, if there is one: the same for every verb, so its keys are deploy's. */
export const readConfig = async ({ inputs, environment, workspace }: Given): Promise<Texts> => {
  // A path that is not one is told of when all inputs are read.
  const { values } = readValues({ config: DEPLOY_INPUTS.config }, { inputs, environment, config: {} });
  if (typeof values.config !== 'string') return { texts: {}, problems: [] };
  const document = await readDocument(workspace, values.config, LARGEST, 'as-written');
  return document.ok
    ? configTexts(document.value, DEPLOY_INPUTS)
    : { texts: {}, problems: [fileProblem('config', values.config, document)] };
};
