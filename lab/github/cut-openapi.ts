import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

/**
 * Writes openapi.json: GitHub's OpenAPI description, cut to the operations that the lab's GitHub answers.
 *
 *     npm pack @octokit/openapi && tar xzf octokit-openapi-*.tgz
 *     node lab/github/cut-openapi.ts package/generated/api.github.com.json
 */
const OPERATIONS = new Set([
  'issues/create-comment',
  'issues/delete-comment',
  'issues/list-comments',
  'issues/update-comment',
  'pulls/get',
  'pulls/list',
  'repos/create-deployment',
  'repos/create-deployment-status',
  'repos/get-environment',
  'repos/list-deployment-statuses',
  'repos/list-deployments',
  'repos/list-pull-requests-associated-with-commit',
]);

/** Texts for people, and examples outside `components.examples`. */
const LEFT_OUT = new Set(['description', 'externalDocs', 'example', 'examples', 'x-github']);

type Node = Readonly<Record<string, unknown>>;
type Components = Record<string, Record<string, unknown>>;

interface Description {
  readonly openapi: string;
  readonly info: object;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Node>>>>;
  readonly components: Components;
}

function cut(whole: Description): Description {
  const paths = Object.entries(whole.paths).flatMap(([path, methods]) => {
    const kept = Object.entries(methods).filter(([, { operationId }]) => OPERATIONS.has(String(operationId)));
    return kept.length === 0 ? [] : [[path, Object.fromEntries(kept)] as const];
  });
  const components: Components = {};
  collect(paths, whole.components, components);
  return {
    openapi: whole.openapi,
    info: whole.info,
    paths: withoutTexts(Object.fromEntries(paths)) as Description['paths'],
    components: Object.fromEntries(
      Object.entries(components).map(([kind, all]) => [kind, kind === 'examples' ? all : withoutTexts(all)]),
    ) as Components,
  };
}

/** Adds to `found` every component that `node` refers to, directly or through another component. */
function collect(node: unknown, all: Components, found: Components): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    const [, kind, component] = (name === '$ref' && /^#\/components\/(\w+)\/(.+)$/.exec(String(value))) || [];
    if (kind === undefined || component === undefined) {
      collect(value, all, found);
    } else if (found[kind]?.[component] === undefined) {
      found[kind] = { ...found[kind], [component]: all[kind]?.[component] };
      collect(all[kind]?.[component], all, found);
    }
  }
}

/** @param named whether the keys are names (of properties, paths, components) and not words of OpenAPI */
function withoutTexts(node: unknown, named = true): unknown {
  if (Array.isArray(node)) return node.map((entry) => withoutTexts(entry, false));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([name]) => named || !LEFT_OUT.has(name))
      .map(([name, value]) => [name, withoutTexts(value, !named && name === 'properties')]),
  );
}

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('usage: node lab/github/cut-openapi.ts <description.json>');
const target = fileURLToPath(new URL('openapi.json', import.meta.url));
const result = cut(JSON.parse(readFileSync(source, 'utf8')) as Description);
const options = { ...(await resolveConfig(target)), filepath: target };
writeFileSync(target, await format(JSON.stringify(result), options));
