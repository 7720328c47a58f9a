import { configTexts, type Texts } from '../core/inputs/config-document.ts';
import { DEPLOY_INPUTS } from '../core/inputs/deploy-inputs.ts';
import { readValues } from '../core/inputs/read-values.ts';
import { fileProblem, readDocument } from './document-file.ts';

/** Reads the config file, if the inputs name one. All verbs accept the same file, so its keys are deploy's inputs. */
export const readConfig = async ({ inputs, environment, workspace }: Given): Promise<Texts> => {
  // An invalid path is reported when all inputs are read.
  const { values } = readValues({ config: DEPLOY_INPUTS.config }, { inputs, environment, config: {} });
  if (typeof values.config !== 'string') return { texts: {}, problems: [] };
  const document = await readDocument(workspace, values.config, LARGEST, 'as-written');
  return document.ok
    ? configTexts(document.value, DEPLOY_INPUTS)
    : { texts: {}, problems: [fileProblem('config', values.config, document)] };
};

/** Everything that an action run is given. */
export interface Given {
  /** Inputs of the action by name. An empty or absent input is not given. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Environment variables, for the inputs that fall back to one. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The directory of the checkout. Files are read only from here. */
  readonly workspace: string;
}

const LARGEST = 64 * 1024;
