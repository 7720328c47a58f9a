import { crossProblems } from '../core/inputs/cross-rules.ts';
import { DEPLOY_INPUTS } from '../core/inputs/deploy-inputs.ts';
import type { DeployValues } from '../core/inputs/deploy-inputs.ts';
import { deployRequest, notices, reporting } from '../core/inputs/deploy-request.ts';
import type { Reporting } from '../core/inputs/deploy-request.ts';
import { readValues } from '../core/inputs/read-values.ts';
import { Refusal } from '../core/errors.ts';
import type { Problem } from '../core/errors.ts';
import { titleOfPart } from '../core/names.ts';
import { goldenSet } from '../core/inputs/golden-set.ts';
import type { GoldenSet } from '../core/instance-spec.ts';
import type { ArtifactSource, DeployRequest } from '../core/request.ts';
import { readConfig, type Given } from './config-file.ts';
import { fileProblem, readDocument } from './document-file.ts';
import { workspaceFile } from './workspace-file.ts';

/** Reads and checks inputs, config file and golden set. Throws a Refusal with all problems. Makes no network call. */
export const readRequest = async (given: Given): Promise<Request> => {
  const config = await readConfig(given);
  const { values, problems } = readValues(DEPLOY_INPUTS, { ...given, config: config.texts });
  const artifact = await locate(given.workspace, values['model-artifact']);
  const golden = await readGolden(given.workspace, values.golden ?? null);
  const all = [
    ...config.problems,
    ...problems,
    ...crossProblems(values),
    ...artifact.problems,
    ...golden.problems,
  ];
  if (all.length > 0 || artifact.source === null) throw new Refusal(all, titleOfPart(values));
  // Safe: without a problem every input has a value.
  const complete = values as DeployValues;
  return {
    deploy: deployRequest(complete, { artifact: artifact.source, golden: golden.golden }),
    reporting: reporting(complete),
    notices: notices(complete),
  };
};

/** What the inputs of `deploy` ask for. */
export interface Request {
  readonly deploy: DeployRequest;
  readonly reporting: Reporting;
  /** Warnings to show before the release begins. */
  readonly notices: readonly string[];
}

const LARGEST_GOLDEN = 1024 * 1024;

const readGolden = async (
  workspace: string,
  path: string | null,
): Promise<{ readonly golden: GoldenSet | null; readonly problems: readonly Problem[] }> => {
  if (path === null) return { golden: null, problems: [] };
  const document = await readDocument(workspace, path, LARGEST_GOLDEN, 'typed');
  return document.ok
    ? goldenSet(document.value)
    : { golden: null, problems: [fileProblem('golden', path, document)] };
};

const locate = async (
  workspace: string,
  source: ArtifactSource | undefined,
): Promise<{ readonly source: ArtifactSource | null; readonly problems: readonly Problem[] }> => {
  if (source?.kind !== 'file') return { source: source ?? null, problems: [] };
  const path = await workspaceFile(workspace, source.path);
  return path.ok
    ? { source: { kind: 'file', path: path.value }, problems: [] }
    : { source: null, problems: [fileProblem('model-artifact', source.path, path)] };
};
