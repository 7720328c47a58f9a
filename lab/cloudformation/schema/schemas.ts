import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The parts of a CloudFormation resource schema that the engine reads. Pointers look like `/properties/Tags`.
 */
export interface ResourceSchema {
  readonly typeName: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly createOnlyProperties?: readonly string[];
  /**
   * A change of these may need a replacement, depending on the values. AWS updates them in place for the values
   * that the lab's templates use.
   */
  readonly conditionalCreateOnlyProperties?: readonly string[];
  readonly readOnlyProperties?: readonly string[];
  readonly tagging?: { readonly taggable?: boolean };
}

export interface Schemas {
  /** null for a type that AWS does not know. */
  of(type: string): ResourceSchema | null;
}

/**
 * Opens CloudFormation's own resource schemas of one region, as the cfn-lint package in the Python environment
 * holds them.
 */
export function openSchemas(pythonBin: string, region: string): Schemas {
  const dir = schemaDir(pythonBin);
  const index = readJson(join(dir, 'providers', `${region}.json`)) as Record<string, string>;
  const read = new Map<string, ResourceSchema>();
  return {
    of(type) {
      const file = index[type];
      if (file === undefined) return null;
      const schema = read.get(type) ?? (readJson(join(dir, 'resources', `${file}.json`)) as ResourceSchema);
      read.set(type, schema);
      return schema;
    },
  };
}

function schemaDir(pythonBin: string): string {
  const lib = join(pythonBin, '..', 'lib');
  const python = readdirSync(lib).find((name) => name.startsWith('python3'));
  if (python === undefined) throw new Error(`no Python library below ${lib}`);
  return join(lib, python, 'site-packages', 'cfnlint', 'data', 'schemas');
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The top-level property of a pointer such as `/properties/DnsOptions/PrivateDnsPreference`. */
export const propertyOf = (pointer: string): string => pointer.split('/')[2] ?? '';

/** Whether a change of this top-level property needs a new resource. */
export function needsReplacement(
  schema: ResourceSchema,
  property: string,
): 'Always' | 'Conditionally' | 'Never' {
  if (schema.createOnlyProperties?.some((pointer) => pointer === `/properties/${property}`) === true)
    return 'Always';
  const conditional = schema.conditionalCreateOnlyProperties ?? [];
  return conditional.some((pointer) => pointer === `/properties/${property}`) ? 'Conditionally' : 'Never';
}
