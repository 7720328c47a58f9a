import { parseSync } from '@swc/core';

/**
 * Lists every module that a TypeScript source names in an import or re-export. `import type` and `import('…')` count too,
 * because a type is as much a dependency as a value.
 */
export function importsOf(source: string): string[] {
  const found: string[] = [];
  visit(parseSync(source, { syntax: 'typescript', target: 'es2024' }), found);
  return found;
}

type Node = Readonly<Record<string, unknown>>;

function visit(value: unknown, found: string[]): void {
  if (typeof value !== 'object' || value === null) return;
  const module = moduleNamedBy(value as Node);
  if (typeof module === 'string') found.push(module);
  for (const child of Object.values(value)) visit(child, found);
}

function moduleNamedBy(node: Node): unknown {
  switch (node['type']) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return valueOf(node['source']);
    case 'TsImportType':
      return valueOf(node['argument']);
    case 'CallExpression':
      return (node['callee'] as Node)['type'] === 'Import' ? dynamicTarget(node['arguments']) : undefined;
    default:
      return undefined;
  }
}

/** A target that is no plain string could be anything, so it is reported under a name that no floor allows. */
function dynamicTarget(args: unknown): unknown {
  const [first] = args as readonly { expression: Node }[];
  return valueOf(first?.expression) ?? '(computed)';
}

function valueOf(expression: unknown): unknown {
  const { type, value } = (expression ?? {}) as Node;
  return type === 'StringLiteral' ? value : undefined;
}
