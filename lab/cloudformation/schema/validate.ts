import { Ajv2019, type ErrorObject, type ValidateFunction } from 'ajv/dist/2019.js';
import { KNOWN_AFTER_APPLY } from '../template/evaluate.ts';
import { propertyOf, type ResourceSchema } from './schemas.ts';

/**
 * The check of a resource's properties against the schema of its type, with problems in AWS's words (CFN-16).
 */

/** The properties of a resource by name. */
export type Properties = Readonly<Record<string, unknown>>;

/** Properties converted to the types of their schema, with the problems that the check found. */
export interface Validated {
  readonly properties: Properties;
  /** In CloudFormation's wording (CFN-16). Empty when the properties are valid. */
  readonly problems: readonly string[];
}

/**
 * Translates a pattern of a schema for JavaScript. The patterns are written for other engines: `\Z` is their
 * end of text, and some escape characters that the unicode mode (needed for `\p{L}`) does not allow to be
 * escaped.
 */
function portable(pattern: string): RegExp {
  const source = pattern.replaceAll('\\Z', '$').replaceAll('\\A', '^');
  try {
    return new RegExp(source, 'u');
  } catch {
    return new RegExp(source);
  }
}

const ajv = new Ajv2019({
  strict: false,
  // The schemas name a meta-schema that is not available here.
  validateSchema: false,
  allErrors: true,
  verbose: true,
  // CloudFormation converts scalars: parameters are texts where schemas want numbers.
  coerceTypes: true,
  // The formats are names of other resource types, which cannot be checked here.
  validateFormats: false,
  code: { regExp: Object.assign(portable, { code: 'portable' }) },
});
const present = (data: unknown, names: readonly string[]): number =>
  names.filter((name) => name in (data as object)).length;
ajv.addKeyword({
  keyword: 'requiredXor',
  type: 'object',
  validate: (names: string[], data: unknown) => present(data, names) === 1,
});
ajv.addKeyword({
  keyword: 'requiredOr',
  type: 'object',
  validate: (names: string[], data: unknown) => present(data, names) >= 1,
});
ajv.addKeyword({
  keyword: 'dependentExcluded',
  type: 'object',
  validate: (excluded: Record<string, string[]>, data: unknown) =>
    Object.entries(excluded).every(
      ([name, others]) => !(name in (data as object)) || present(data, others) === 0,
    ),
});

const compiled = new Map<string, ValidateFunction>();

/** Checks evaluated properties against the schema of their type. Does not change its argument. */
export function validate(schema: ResourceSchema, properties: Properties): Validated {
  const copy = structuredClone(properties) as Record<string, unknown>;
  const readOnly = readOnlyProblems(schema, copy);
  const check = compiled.get(schema.typeName) ?? ajv.compile(schema);
  compiled.set(schema.typeName, check);
  check(copy);
  const errors = (check.errors ?? []).filter((error) => !isUndecided(error));
  return { properties: copy, problems: [...readOnly, ...errors.map(inWords)] };
}

/**
 * Whether the problem is about a value that is known only after the change set was executed. Such a value is
 * not checked.
 */
function isUndecided({ keyword, data }: ErrorObject): boolean {
  const aboutNames = keyword === 'required' || keyword === 'additionalProperties';
  return !aboutNames && JSON.stringify(data).includes(KNOWN_AFTER_APPLY);
}

function readOnlyProblems(schema: ResourceSchema, properties: Properties): readonly string[] {
  return (schema.readOnlyProperties ?? [])
    .filter(
      (pointer) => pointer === `/properties/${propertyOf(pointer)}` && propertyOf(pointer) in properties,
    )
    .map((pointer) => `Encountered read-only property ${propertyOf(pointer)}`);
}

/**
 * A problem as a text. The first two cases are AWS's wording (CFN-16, seen); the others are the validator's
 * wording after AWS's opening.
 */
function inWords(error: ErrorObject): string {
  const at = error.instancePath;
  const { missingProperty, additionalProperty } = error.params as Record<string, string | undefined>;
  if (missingProperty !== undefined)
    return `Property validation failure: [The property {${at}/${missingProperty}} is required]`;
  if (additionalProperty !== undefined)
    return `#${at}: extraneous key [${additionalProperty}] is not permitted`;
  const own = CHOICES[error.keyword];
  const words = own === undefined ? (error.message ?? error.keyword) : `${own} ${JSON.stringify(error.schema)}`;
  return `Property validation failure: [Value of property {${at || '/'}} ${words}]`;
}

const CHOICES: Readonly<Record<string, string>> = {
  requiredXor: 'must have exactly one of',
  requiredOr: 'must have at least one of',
  dependentExcluded: 'must not have together',
};
