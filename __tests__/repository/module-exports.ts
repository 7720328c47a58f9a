import { posix } from 'node:path';
import { parseSync, type ModuleItem } from '@swc/core';

/** What one module exports, and what it takes from other modules of the repository. */
interface Module {
  readonly exported: readonly string[];
  /** Each `file name`, e.g. `src/core/gate.ts gate`; a name `*` stands for all of them. */
  readonly used: readonly string[];
}

const ALL = '*';

/**
 * Each `file: name` that is exported and that no other file imports, types included. A namespace import and `import(…)`
 * of a plain path use every export of the file. Default exports do not count: tools load them by the file's path.
 *
 * @param texts by path; only exports of files in `checked` count
 */
export function unusedExports(
  texts: ReadonlyMap<string, string>,
  isChecked: (file: string) => boolean,
): readonly string[] {
  const modules = [...texts].map(([file, text]) => [file, moduleOf(file, text)] as const);
  const used = new Set(modules.flatMap(([, module]) => module.used));
  return modules
    .filter(([file]) => isChecked(file) && !used.has(`${file} ${ALL}`))
    .flatMap(([file, { exported }]) =>
      exported.filter((name) => !used.has(`${file} ${name}`)).map((name) => `${file}: ${name}`),
    );
}

function moduleOf(file: string, text: string): Module {
  const syntax = file.endsWith('.ts') ? 'typescript' : 'ecmascript';
  const { body } = parseSync(text, { syntax, target: 'es2024' });
  const from = (specifier: string): string => posix.join(posix.dirname(file), specifier);
  return {
    exported: body.flatMap(exportsOf),
    used: [
      ...body.flatMap((item) => importsOf(item).map(([specifier, name]) => `${from(specifier)} ${name}`)),
      ...dynamicImports(text).map((specifier) => `${from(specifier)} ${ALL}`),
    ],
  };
}

function exportsOf(item: ModuleItem): readonly string[] {
  switch (item.type) {
    case 'ExportDeclaration':
      return declared(item.declaration);
    case 'ExportNamedDeclaration':
      return item.specifiers.flatMap((one) => (one.type === 'ExportSpecifier' ? [nameOf(one)] : []));
    default:
      return [];
  }
}

type Declaration = Extract<ModuleItem, { type: 'ExportDeclaration' }>['declaration'];

function declared(declaration: Declaration): readonly string[] {
  switch (declaration.type) {
    case 'VariableDeclaration':
      return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.value] : []));
    case 'TsInterfaceDeclaration':
    case 'TsTypeAliasDeclaration':
    case 'TsEnumDeclaration':
      return [declaration.id.value];
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return [declaration.identifier.value];
    default:
      return [];
  }
}

/** Pairs of a specifier and the name that is taken from it. */
function importsOf(item: ModuleItem): readonly (readonly [string, string])[] {
  if (item.type === 'ExportAllDeclaration') return [[item.source.value, ALL]];
  if (item.type === 'ExportNamedDeclaration' && item.source != null) {
    const { value } = item.source;
    return item.specifiers.map((one) => [value, one.type === 'ExportSpecifier' ? one.orig.value : ALL]);
  }
  if (item.type !== 'ImportDeclaration') return [];
  return item.specifiers.map((one) => {
    switch (one.type) {
      case 'ImportSpecifier':
        return [item.source.value, one.imported?.value ?? one.local.value];
      case 'ImportDefaultSpecifier':
        return [item.source.value, 'default'];
      case 'ImportNamespaceSpecifier':
        return [item.source.value, ALL];
    }
  });
}

type Specifier = Extract<
  Extract<ModuleItem, { type: 'ExportNamedDeclaration' }>['specifiers'][number],
  { type: 'ExportSpecifier' }
>;

const nameOf = ({ orig, exported }: Specifier): string => (exported ?? orig).value;

/** The plain paths of `import('…')`, in code, in types and in the JSDoc of a script. */
const dynamicImports = (text: string): readonly string[] =>
  [...text.matchAll(/\bimport\('(\.[^']+)'\)/g)].map(([, specifier]) => specifier!);
