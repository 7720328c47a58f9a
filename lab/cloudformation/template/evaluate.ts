import { formatError, unsupportedByLab } from '../refusals.ts';
import { cidrBlocks } from './cidr.ts';
import { functionCall, getAttArgument, subArgument, subParts } from './expression.ts';
import { isObject, type Template } from './template.ts';

/** Evaluates the expressions of a template: references, conditions and intrinsic functions. */

/** The value of `AWS::NoValue`. A property or list entry with this value is left out. */
export const NO_VALUE = Symbol('AWS::NoValue');

/** Stands for a value that is known only after the change set was executed (CFN-12). */
export const KNOWN_AFTER_APPLY = '{{changeSet:KNOWN_AFTER_APPLY}}';

/** What the names in an expression refer to. */
export interface Scope {
  /** The value of a parameter, pseudo parameter or resource; undefined if no such name exists. */
  ref(name: string): unknown;
  getAtt(id: string, attribute: string): unknown;
  readonly mappings: Template['Mappings'];
  readonly conditions: Template['Conditions'];
  /** The region's zones, as Fn::GetAZs returns them. */
  readonly zones: readonly string[];
  readonly region: string;
}

/**
 * Evaluates an expression.
 *
 * @throws ApiError in CloudFormation's wording when it cannot be evaluated
 */
export function evaluate(node: unknown, scope: Scope): unknown {
  if (Array.isArray(node))
    return node.map((item) => evaluate(item, scope)).filter((item) => item !== NO_VALUE);
  if (!isObject(node)) return node;
  const call = functionCall(node);
  if (call !== null) {
    const implementation = FUNCTIONS[call.name];
    if (implementation === undefined) throw unsupportedByLab(`the function ${call.name}`);
    return implementation(call.argument, scope);
  }
  const entries = Object.entries(node).map(([name, value]) => [name, evaluate(value, scope)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== NO_VALUE));
}

/** Whether a named condition holds. */
export function holds(name: string, scope: Scope): boolean {
  if (!(name in scope.conditions)) {
    throw formatError(
      `Template format error: Unresolved condition dependency ${name} in the Conditions block of the template`,
    );
  }
  return truth(scope.conditions[name], scope);
}

function truth(node: unknown, scope: Scope): boolean {
  if (isObject(node) && typeof node['Condition'] === 'string') return holds(node['Condition'], scope);
  const value = evaluate(node, scope);
  if (typeof value !== 'boolean') {
    throw formatError('Template format error: Every Conditions member must be a condition function.');
  }
  return value;
}

type Implementation = (argument: unknown, scope: Scope) => unknown;

const FUNCTIONS: Readonly<Record<string, Implementation>> = {
  Ref: (name, scope) => known(scope.ref(String(name)), String(name)),
  'Fn::GetAtt': (argument, scope) => {
    const { id, attribute } = getAttArgument(argument);
    return scope.getAtt(id, String(evaluate(attribute, scope)));
  },
  'Fn::Sub': substituted,
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = list(argument, 'Fn::Join');
    const values = evaluate(parts, scope);
    return unlessUnknown(values, () => asTexts(values, 'Fn::Join').join(String(separator)));
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = list(argument, 'Fn::Split');
    const value = evaluate(text, scope);
    return unlessUnknown(value, () => String(value).split(String(separator)));
  },
  'Fn::Select': (argument, scope) => {
    const [index, items] = list(argument, 'Fn::Select').map((item) => evaluate(item, scope));
    return unlessUnknown(items, () => selected(Number(index), items));
  },
  'Fn::If': (argument, scope) => {
    const [name, yes, no] = list(argument, 'Fn::If');
    return evaluate(holds(String(name), scope) ? yes : no, scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [a, b] = list(argument, 'Fn::Equals').map((item) => JSON.stringify(textual(evaluate(item, scope))));
    return a === b;
  },
  'Fn::And': (argument, scope) => list(argument, 'Fn::And').every((item) => truth(item, scope)),
  'Fn::Or': (argument, scope) => list(argument, 'Fn::Or').some((item) => truth(item, scope)),
  'Fn::Not': (argument, scope) => !truth(list(argument, 'Fn::Not')[0], scope),
  'Fn::Base64': (argument, scope) => {
    const text = evaluate(argument, scope);
    return unlessUnknown(text, () => Buffer.from(String(text)).toString('base64'));
  },
  'Fn::GetAZs': (argument, scope) => {
    const region = evaluate(argument, scope);
    if (region !== '' && region !== scope.region)
      throw unsupportedByLab(`Fn::GetAZs of another region (${String(region)})`);
    return scope.zones;
  },
  'Fn::FindInMap': (argument, scope) => {
    const [map, top, second] = list(argument, 'Fn::FindInMap').map((item) => String(evaluate(item, scope)));
    const found = scope.mappings[map ?? '']?.[top ?? '']?.[second ?? ''];
    if (found === undefined)
      throw formatError(`Template error: Unable to get mapping for ${map}::${top}::${second}`);
    return found;
  },
  'Fn::Cidr': (argument, scope) => {
    const [block, count, bits] = list(argument, 'Fn::Cidr').map((item) => evaluate(item, scope));
    return unlessUnknown(block, () => cidrBlocks(String(block), Number(count), Number(bits)));
  },
};

function substituted(argument: unknown, scope: Scope): unknown {
  const { text, variables } = subArgument(argument);
  const values = subParts(text).map((part) => {
    if (typeof part === 'string') return part;
    if (part.attribute !== null) return scope.getAtt(part.name, part.attribute);
    return part.name in variables
      ? evaluate(variables[part.name], scope)
      : known(scope.ref(part.name), part.name);
  });
  return unlessUnknown(values, () => asTexts(values, 'Fn::Sub').join(''));
}

/** The result, unless an argument is unknown. Then the result is unknown too, as a change set shows it. */
function unlessUnknown(value: unknown, result: () => unknown): unknown {
  const unknown = value === KNOWN_AFTER_APPLY || (Array.isArray(value) && value.includes(KNOWN_AFTER_APPLY));
  return unknown ? KNOWN_AFTER_APPLY : result();
}

function known(value: unknown, name: string): unknown {
  if (value === undefined) throw unresolved([name]);
  return value;
}

/** The error for names that do not exist (CFN-20). */
export function unresolved(names: readonly string[], block = 'Resources') {
  return formatError(
    `Template format error: Unresolved resource dependencies [${names.join(', ')}] in the ${block} block of the template`,
  );
}

function selected(index: number, items: unknown): unknown {
  const found = Array.isArray(items) ? (items as unknown[])[index] : undefined;
  if (found === undefined)
    throw formatError(`Template error: Fn::Select cannot select nonexistent value at index ${index}`);
  return found;
}

function list(argument: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(argument))
    throw formatError(`Template error: every ${name} object requires a list as its argument.`);
  return argument;
}

function asTexts(values: unknown, name: string): readonly string[] {
  return list(values, name).map((value) => {
    if (typeof value === 'object')
      throw formatError(`Template error: every ${name} object must consist of texts.`);
    return String(value);
  });
}

/** Numbers and booleans as texts. Parameters are texts, so `!Equals [!Ref Port, 80]` compares texts. */
function textual(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}
