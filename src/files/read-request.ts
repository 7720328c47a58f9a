import { configTexts } from '../core/inputs/config-document.ts';
import type { Texts } from '../core/inputs/config-document.ts';
import { crossProblems } from '../core/inputs/cross-rules.ts';
import { DEPLOY_INPUTS } from '../core/inputs/deploy-inputs.ts';
import type { DeployValues } from '../core/inputs/deploy-inputs.ts';
import { deployRequest, notices, reporting } from '../core/inputs/deploy-request.ts';
import type { Reporting } from '../core/inputs/deploy-request.ts';
import { readValues } from '../core/inputs/read-values.ts';
import { Refusal } from '../core/errors.ts';
import type { Problem } from '../core/errors.ts';
import { goldenSet } from '../core/golden-set.ts';
import type { GoldenSet } from '../core/instance-spec.ts';
import type { Parsed } from '../core/parsed.ts';
import { quoted } from '../core/quoted.ts';
import type { ArtifactSource, DeployRequest } from '../core/request.ts';
import { boundedText, workspaceFile } from './workspace-file.ts';
import { yamlDocument } from './yaml-document.ts';
import type { Scalars } from './yaml-document.ts';

/** Everything that `deploy` is told. */
export interface Given {
  /** Inputs of the action by name; empty or absent: not given. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Environment variables, for the inputs that fall back to one. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The checkout: files are read from here alone. */
  readonly workspace: string;
}

export interface Request {
  readonly deploy: DeployRequest;
  readonly reporting: Reporting;
  /** Sentences worth saying before the release begins. */
  readonly notices: readonly string[];
}

const LARGEST_CONFIG = 64 * 1024;
const LARGEST_GOLDEN = 1024 * 1024;

/** Reads and checks inputs, config file and golden set. Throws a Refusal with every problem found; calls nobody. */
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
  if (all.length > 0 || artifact.source === null) throw new Refusal(all);
  // Without a problem every input has its value.
  const complete = values as DeployValues;
  return {
    deploy: deployRequest(complete, { artifact: artifact.source, golden: golden.golden }),
    reporting: reporting(complete),
    notices: notices(complete),
  };
};

const readConfig = async ({ inputs, environment, workspace }: Given): Promise<Texts> => {
  // A path that is not one is told of when all inputs are read.
  const { values } = readValues({ config: DEPLOY_INPUTS.config }, { inputs, environment, config: {} });
  if (typeof values.config !== 'string') return { texts: {}, problems: [] };
  const document = await readDocument(workspace, values.config, LARGEST_CONFIG, 'as-written');
  return document.ok
    ? configTexts(document.value, DEPLOY_INPUTS)
    : { texts: {}, problems: [fileProblem('config', values.config, document)] };
};

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

const readDocument = async (
  workspace: string,
  path: string,
  most: number,
  scalars: Scalars,
): Promise<Parsed<unknown>> => {
  const place = await workspaceFile(workspace, path);
  const text = place.ok ? await boundedText(place.value, most) : place;
  return text.ok ? yamlDocument(text.value, scalars) : text;
};

const fileProblem = (
  subject: string,
  path: string,
  { fault }: Extract<Parsed<unknown>, { readonly ok: false }>,
): Problem => ({ code: fault.code, subject, message: `${quoted(path)} ${fault.rule}`, remedy: fault.remedy });
