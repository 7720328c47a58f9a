import { isObject } from './template.ts';

/** Reads the intrinsic functions in a parsed template, and the names that they refer to. */

/** An intrinsic function in a parsed template: an object whose only key is the function's name. */
interface FunctionCall {
  readonly name: string;
  readonly argument: unknown;
}

export function functionCall(node: unknown): FunctionCall | null {
  if (!isObject(node)) return null;
  const [entry, ...more] = Object.entries(node);
  if (entry === undefined || more.length > 0) return null;
  const [name, argument] = entry;
  return name === 'Ref' || name.startsWith('Fn::') ? { name, argument } : null;
}

/** A `${...}` in the text of a Sub. */
type Placeholder = { readonly name: string; readonly attribute: string | null };

/** Splits the text of a Sub into literals and placeholders. `${!x}` is the literal `${x}`. */
export function subParts(text: string): readonly (string | Placeholder)[] {
  return text.split(/(\$\{[^}]*\})/).map((part) => {
    if (!/^\$\{[^}]*\}$/.test(part)) return part;
    const inside = part.slice(2, -1).trim();
    if (inside.startsWith('!')) return `\${${inside.slice(1)}}`;
    const dot = inside.indexOf('.');
    return dot < 0
      ? { name: inside, attribute: null }
      : { name: inside.slice(0, dot), attribute: inside.slice(dot + 1) };
  });
}

/** Reads the argument of a Sub: a text, or a text and its own variables. */
export function subArgument(argument: unknown): {
  text: string;
  variables: Readonly<Record<string, unknown>>;
} {
  if (typeof argument === 'string') return { text: argument, variables: {} };
  const [text, variables] = Array.isArray(argument) ? (argument as unknown[]) : [];
  return { text: String(text), variables: isObject(variables) ? variables : {} };
}

/** Reads the argument of Fn::GetAtt: `[id, attribute]`, or `id.attribute` in JSON templates. */
export function getAttArgument(argument: unknown): { id: string; attribute: unknown } {
  const [id, ...rest] = typeof argument === 'string' ? argument.split('.') : (argument as unknown[]);
  return { id: String(id), attribute: rest.length === 1 ? rest[0] : rest.join('.') };
}

/** Every name that an expression refers to: resources, parameters and pseudo parameters. */
export function referencedNames(node: unknown): ReadonlySet<string> {
  if (Array.isArray(node)) return union(node.map(referencedNames));
  if (!isObject(node)) return new Set();
  const call = functionCall(node);
  if (call?.name === 'Ref') return new Set([String(call.argument)]);
  if (call?.name === 'Fn::GetAtt') {
    const { id, attribute } = getAttArgument(call.argument);
    return union([new Set([id]), referencedNames(attribute)]);
  }
  if (call?.name === 'Fn::Sub') return subNames(call.argument);
  return union(Object.values(node).map(referencedNames));
}

function subNames(argument: unknown): ReadonlySet<string> {
  const { text, variables } = subArgument(argument);
  const names = subParts(text).flatMap((part) => (typeof part === 'string' ? [] : [part.name]));
  return union([
    new Set(names.filter((name) => !(name in variables))),
    ...Object.values(variables).map(referencedNames),
  ]);
}

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(sets.flatMap((set) => [...set]));
}
