import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A CloudFormation resource schema, as far as the engine reads it. Pointers look like `/properties/Tags`. */
export interface ResourceSchema {
  readonly typeName: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly createOnlyProperties?: readonly string[];
  /** Replacement depends on the values: AWS updates in place where the lab's templates use them. */
  readonly conditionalCreateOnlyProperties?: readonly string[];
  readonly readOnlyProperties?: readonly string[];
  readonly tagging?: { readonly taggable?: boolean };
}

export interface Schemas {
  /** null for a type that AWS does not know either. */
  of(type: string): ResourceSchema | null;
}

/** The schemas that cfn-lint ships inside the Python environment: CloudFormation's own, one region's selection. */
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

/** The top-level property that a pointer such as `/properties/DnsOptions/PrivateDnsPreference` lies in. */
export const propertyOf = (pointer: string): string => pointer.split('/')[2] ?? '';

/** Does changing this top-level property need a new resource? */
export function needsReplacement(
  schema: ResourceSchema,
  property: string,
): 'Always' | 'Conditionally' | 'Never' {
  if (schema.createOnlyProperties?.some((pointer) => pointer === `/properties/${property}`) === true)
    return 'Always';
  const conditional = schema.conditionalCreateOnlyProperties ?? [];
  return conditional.some((pointer) => pointer === `/properties/${property}`) ? 'Conditionally' : 'Never';
}
