import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/** Finds the operation of a request in GitHub's OpenAPI description, and checks requests and answers by it. */

/**
 * GitHub's own OpenAPI description (MIT). openapi.json is generated: cut-openapi.ts cuts it to the operations that the
 * lab answers. openapi-graphql.json describes the one GraphQL query in the same form. The description says which
 * operations there are, and every answer of the lab's GitHub is checked against it.
 */
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly responses: Readonly<Record<string, Content>>;
    readonly examples: Readonly<Record<string, { readonly value: unknown }>>;
  };
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}

interface Operation {
  readonly operationId: string;
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content & { readonly $ref?: string }>>;
}

/** An operation of the description that matches a request, with its path parameters. */
export interface Match {
  readonly operation: Operation;
  readonly parameters: Readonly<Record<string, string>>;
}

const read = (name: string): Description =>
  JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Description;

const published = read('openapi.json');
const description: Description = {
  ...published,
  paths: { ...published.paths, ...read('openapi-graphql.json').paths },
};

const routes = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    method: method.toUpperCase(),
    pattern: new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
    operation,
  })),
);

/** The operation of a request; null when the description has none. */
export const operationOf = (method: string, path: string): Match | null => {
  for (const { method: its, pattern, operation } of routes) {
    const found = its === method ? pattern.exec(path) : null;
    if (found !== null) return { operation, parameters: decoded(found.groups ?? {}) };
  }
  return null;
};

const decoded = (groups: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));

/** A copy of one of GitHub's documented examples. */
export const example = (name: string): Record<string, unknown> =>
  structuredClone(description.components.examples[name]?.value) as Record<string, unknown>;

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
// The description has `format: uri` with `default: ""`, and GitHub answers "" for an absent address.
ajv.addFormat('uri', (text) => text === '' || URL.canParse(text));
ajv.addSchema({ $id: 'github', components: published.components });

const compiled = new Map<string, ValidateFunction>();

/** What is wrong with `value` by the schema in `content`; null when nothing is. */
const faultsOf = (key: string, content: Content | undefined, value: unknown): string | null => {
  const schema = content?.content?.['application/json']?.schema;
  if (schema === undefined) return null;
  const check = compiled.get(key) ?? ajv.compile(rooted(schema));
  compiled.set(key, check);
  return check(value) ? null : ajv.errorsText(check.errors, { dataVar: key });
};

/** A schema whose references also work outside the description's document. */
const rooted = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"github#/')) as object;

/** Throws when the answer is not one that GitHub documents for this operation and status. */
export const checkAnswer = ({ operationId, responses }: Operation, status: number, body: unknown): void => {
  const named = responses[String(status)];
  const content =
    named?.$ref === undefined ? named : description.components.responses[named.$ref.split('/').at(-1)!];
  const faults = faultsOf(`${operationId} ${status}`, content, body);
  if (faults !== null) throw new Error(`GitHub would not give this answer: ${faults}`);
};

/** What is wrong with the body of a request; null when GitHub accepts it. */
export const requestFaults = (operation: Operation, body: unknown): string | null =>
  faultsOf(`${operation.operationId} request`, operation.requestBody, body ?? {});
