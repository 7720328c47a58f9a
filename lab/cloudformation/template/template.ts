import { parseDocument } from 'yaml';
import { formatError, unsupportedByLab } from '../refusals.ts';
import { shortForms } from './short-forms.ts';

/** A parsed CloudFormation template. Intrinsic functions are in their long form and not evaluated. */
export interface Template {
  readonly Description?: string;
  readonly Parameters: Readonly<Record<string, ParameterDeclaration>>;
  readonly Mappings: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly Conditions: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, ResourceDeclaration>>;
  readonly Outputs: Readonly<Record<string, OutputDeclaration>>;
}

export interface ParameterDeclaration {
  readonly Type: string;
  readonly Default?: unknown;
  readonly NoEcho?: unknown;
  readonly AllowedValues?: readonly unknown[];
  readonly AllowedPattern?: string;
  readonly ConstraintDescription?: string;
  readonly Description?: string;
  readonly MinLength?: unknown;
  readonly MaxLength?: unknown;
  readonly MinValue?: unknown;
  readonly MaxValue?: unknown;
}

export interface ResourceDeclaration {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Metadata?: unknown;
}

interface OutputDeclaration {
  readonly Value: unknown;
  readonly Description?: string;
  readonly Condition?: string;
  readonly Export?: unknown;
}

const SECTIONS = [
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Mappings',
  'Conditions',
  'Resources',
  'Outputs',
];
const UNSUPPORTED_SECTIONS = ['Rules', 'Transform', 'Hooks'];
const RESOURCE_ATTRIBUTES = [
  'Type',
  'Properties',
  'Condition',
  'DependsOn',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'Metadata',
];
const UNSUPPORTED_ATTRIBUTES = ['CreationPolicy', 'UpdatePolicy'];
const MAX_INLINE_BYTES = 51_200;

/**
 * Parses a template body (YAML or JSON) and checks its form.
 *
 * @throws ApiError ValidationError in CloudFormation's wording (CFN-20), or for something that the lab does not
 * support
 */
export function parseTemplate(body: string): Template {
  if (Buffer.byteLength(body) > MAX_INLINE_BYTES) {
    throw formatError(
      `1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${MAX_INLINE_BYTES}`,
    );
  }
  const template = sections(parsed(body));
  for (const [id, resource] of Object.entries(template.Resources)) checkResource(id, resource);
  return template;
}

function parsed(body: string): Record<string, unknown> {
  const document = parseDocument(body, { customTags: shortForms, uniqueKeys: true });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined)
    throw formatError(`Template format error: YAML not well-formed. (${problem.message})`);
  const value: unknown = document.toJS();
  if (!isObject(value)) throw formatError('Template format error: unsupported structure.');
  return value;
}

function sections(raw: Record<string, unknown>): Template {
  const unknown = Object.keys(raw).filter((name) => !SECTIONS.includes(name));
  const limited = unknown.filter((name) => UNSUPPORTED_SECTIONS.includes(name));
  if (limited.length > 0) throw unsupportedByLab(`template sections [${limited.join(', ')}]`);
  if (unknown.length > 0) {
    throw formatError(`Invalid template property or properties [${unknown.join(', ')}]`);
  }
  if (!isObject(raw['Resources']) || Object.keys(raw['Resources']).length === 0) {
    throw formatError('Template format error: At least one Resources member must be defined.');
  }
  return { Parameters: {}, Mappings: {}, Conditions: {}, Outputs: {}, ...raw } as unknown as Template;
}

function checkResource(id: string, resource: unknown): void {
  if (!/^[A-Za-z0-9]{1,255}$/.test(id)) {
    throw formatError(`Template format error: Resource name ${id} is non alphanumeric.`);
  }
  if (!isObject(resource) || typeof resource['Type'] !== 'string') {
    throw formatError(
      `Template format error: [/Resources/${id}] Every Resources object must contain a Type member.`,
    );
  }
  const unknown = Object.keys(resource).filter((name) => !RESOURCE_ATTRIBUTES.includes(name));
  const limited = unknown.filter((name) => UNSUPPORTED_ATTRIBUTES.includes(name));
  if (limited.length > 0)
    throw unsupportedByLab(`resource attributes [${limited.join(', ')}] (resource ${id})`);
  if (unknown.length > 0) {
    throw formatError(`Invalid template resource property '${unknown.join("', '")}'`);
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
