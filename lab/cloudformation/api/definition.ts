import { GetObjectCommand } from '@aws-sdk/client-s3';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { ApiError } from '../../ports.ts';
import { isNotFound } from '../failure-reason.ts';
import { blueprint, type Blueprint } from '../plan/blueprint.ts';
import { formatError, unsupportedByLab } from '../refusals.ts';
import type { Definition } from '../stack/definition.ts';
import type { Stack } from '../stack/stack.ts';
import { parameterValues } from '../template/parameters.ts';
import { parseTemplate, type Template } from '../template/template.ts';
import type { EngineContext } from '../engine-context.ts';
import type { ApiRequest } from './request.ts';

/**
 * Reads the stack definition from a create or update request. Makes all checks that CloudFormation makes before
 * it answers.
 */
export async function readDefinition(
  request: ApiRequest,
  stack: Pick<Stack, 'id' | 'name' | 'definition'>,
  context: EngineContext,
): Promise<{ definition: Definition; plan: Blueprint }> {
  const body = await templateBody(request, stack, context);
  const template = parseTemplate(body);
  checkTypes(template, context);
  const capabilities = request.texts('Capabilities');
  checkCapabilities(template, capabilities);
  const former = stack.definition?.parameters ?? {};
  const parameters = await parameterValues(template, request.parameters(), former, (name) =>
    ssmValue(name, context),
  );
  const plan = blueprint(template, parameters, { ...context, stackId: stack.id, stackName: stack.name });
  return { definition: { body, template, parameters, capabilities, tags: request.tags() }, plan };
}

async function templateBody(
  request: ApiRequest,
  stack: Pick<Stack, 'definition'>,
  context: EngineContext,
): Promise<string> {
  if (request.flag('UsePreviousTemplate') && stack.definition !== null) return stack.definition.body;
  const url = request.text('TemplateURL');
  const body = request.text('TemplateBody') ?? (url === undefined ? undefined : await fromS3(url, context));
  if (body === undefined) throw formatError('Either Template URL or Template Body must be specified.');
  return body;
}

/**
 * Reads a template from S3. The URL is `https://bucket.s3.region.amazonaws.com/key` or
 * `https://s3.region.amazonaws.com/bucket/key`.
 */
async function fromS3(url: string, { clients }: EngineContext): Promise<string> {
  const { hostname, pathname } = new URL(url);
  const bucket = /^(.+)\.s3[.-]/.exec(hostname)?.[1];
  const [, first = '', ...rest] = decodeURIComponent(pathname).split('/');
  const place =
    bucket === undefined
      ? { Bucket: first, Key: rest.join('/') }
      : { Bucket: bucket, Key: [first, ...rest].join('/') };
  const answer = await clients.s3.send(new GetObjectCommand(place)).catch((error: unknown) => {
    throw formatError(`S3 error: ${String(error)}`);
  });
  return (await answer.Body?.transformToString()) ?? '';
}

/**
 * Refuses resource types that AWS does not know (CFN-20), and types and properties that the lab does not
 * support.
 */
function checkTypes(template: Template, { schemas, types }: EngineContext): void {
  const used = [...new Set(Object.values(template.Resources).map(({ Type }) => Type))];
  const unknown = used.filter((type) => schemas.of(type) === null);
  if (unknown.length > 0) {
    throw formatError(`Template format error: Unrecognized resource types: [${unknown.join(', ')}]`);
  }
  const unsupported = used.filter((type) => types[type] === undefined);
  if (unsupported.length > 0) throw unsupportedByLab(`resource types [${unsupported.join(', ')}]`);
  for (const [id, { Type, Properties = {} }] of Object.entries(template.Resources)) {
    const known = schemas.of(Type)?.properties ?? {};
    // A property that AWS does not know either is left to the schema's check.
    const limited = Object.keys(Properties).filter(
      (name) => name in known && types[Type]?.supports.includes(name) === false,
    );
    const isReadOnly = (name: string) =>
      schemas.of(Type)?.readOnlyProperties?.includes(`/properties/${name}`) === true;
    const beyond = limited.filter((name) => !isReadOnly(name));
    if (beyond.length > 0)
      throw unsupportedByLab(`the properties [${beyond.join(', ')}] of ${Type} (resource ${id})`);
  }
}

const NAME_PROPERTIES = ['RoleName', 'ManagedPolicyName', 'InstanceProfileName', 'UserName', 'GroupName'];

/** The capabilities that a template needs (CFN-21). */
function neededCapabilities(template: Template): readonly string[] {
  const iam = Object.values(template.Resources).filter(({ Type }) => Type.startsWith('AWS::IAM::'));
  if (iam.length === 0) return [];
  const named = iam.some(({ Properties = {} }) => NAME_PROPERTIES.some((name) => name in Properties));
  return [named ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM'];
}

function checkCapabilities(template: Template, given: readonly string[]): void {
  const missing = neededCapabilities(template).filter(
    (needed) => !given.includes(needed) && !given.includes('CAPABILITY_NAMED_IAM'),
  );
  if (missing.length > 0) {
    throw new ApiError(
      'InsufficientCapabilitiesException',
      `Requires capabilities : [${missing.join(', ')}]`,
    );
  }
}

async function ssmValue(name: string, { clients }: EngineContext): Promise<string | null> {
  try {
    const answer = await clients.ssm.send(new GetParameterCommand({ Name: name, WithDecryption: false }));
    return answer.Parameter?.Value ?? null;
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
