import { unsupportedByLab } from '../refusals.ts';
import { evaluate, holds, NO_VALUE, type Scope } from '../template/evaluate.ts';
import { functionCall, referencedNames } from '../template/expression.ts';
import { checkDependencies, type Dependencies } from '../template/graph.ts';
import { referenceValue, type ParameterValues } from '../template/parameters.ts';
import { isObject, type ResourceDeclaration, type Template } from '../template/template.ts';

/** A template with its parameters: conditions are decided, all other expressions are not evaluated yet. */
export interface Blueprint {
  readonly resources: ReadonlyMap<string, PlannedResource>;
  readonly outputs: readonly PlannedOutput[];
  readonly dependencies: Dependencies;
  /** The scope for evaluating expressions, given the resources that exist. */
  scope(live: LiveResources): Scope;
}

export interface PlannedResource {
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly retainOnDelete: boolean;
  readonly retainOnReplace: boolean;
}

interface PlannedOutput {
  readonly key: string;
  readonly value: unknown;
  readonly description: string | undefined;
}

/** The values of `Ref` and `Fn::GetAtt` of resources. */
export interface LiveResources {
  ref(id: string): unknown;
  getAtt(id: string, attribute: string): unknown;
}

/** The values of a stack's pseudo parameters, and its region's zones. */
interface StackEnvironment {
  readonly stackId: string;
  readonly stackName: string;
  readonly region: string;
  readonly accountId: string;
  readonly zones: readonly string[];
}

const NOTHING_LIVE: LiveResources = { ref: () => undefined, getAtt: () => undefined };

/**
 * Makes the blueprint of a template.
 *
 * @throws ApiError ValidationError for unresolved names, circles (CFN-20) and what the lab does not support
 */
export function blueprint(template: Template, values: ParameterValues, place: StackEnvironment): Blueprint {
  const scope = (live: LiveResources) => scopeOf(template, values, place, live);
  const before = scope(NOTHING_LIVE);
  const active = <T extends { readonly Condition?: string }>(all: Readonly<Record<string, T>>) =>
    Object.entries(all).filter(([, { Condition }]) => Condition === undefined || holds(Condition, before));
  const resources = new Map(
    active(template.Resources).map(([id, declared]) => [id, planned(declared, before)]),
  );
  const outputs = active(template.Outputs).map(([key, { Value, Description, Export }]) => {
    if (Export !== undefined) throw unsupportedByLab(`exports (output ${key})`);
    return { key, value: withIfsResolved(Value, before), description: Description };
  });
  const isParameter = (name: string) => before.ref(name) !== undefined;
  const dependencies = dependenciesOf(template, resources, isParameter);
  checkDependencies(new Map([...dependencies, ['', namesIn(outputs, isParameter)]]), isParameter);
  return { resources, outputs, dependencies, scope };
}

function planned(declared: ResourceDeclaration, scope: Scope): PlannedResource {
  const { DeletionPolicy = 'Delete', UpdateReplacePolicy = 'Delete' } = declared;
  return {
    type: declared.Type,
    properties: (withIfsResolved(declared.Properties ?? {}, scope) ?? {}) as Readonly<
      Record<string, unknown>
    >,
    retainOnDelete: retains(DeletionPolicy),
    retainOnReplace: retains(UpdateReplacePolicy),
  };
}

function retains(policy: string): boolean {
  if (policy === 'Retain' || policy === 'Delete') return policy === 'Retain';
  throw unsupportedByLab(`the deletion policy ${policy}`);
}

/** Replaces every Fn::If by its branch, so that only what is used counts as a dependency. */
function withIfsResolved(node: unknown, scope: Scope): unknown {
  if (Array.isArray(node)) return node.map((item) => withIfsResolved(item, scope));
  if (!isObject(node)) return node;
  const call = functionCall(node);
  if (call?.name === 'Fn::If' && Array.isArray(call.argument)) {
    const [condition, yes, no] = call.argument as unknown[];
    return withIfsResolved(holds(String(condition), scope) ? yes : no, scope);
  }
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, withIfsResolved(value, scope)]),
  );
}

function dependenciesOf(
  template: Template,
  resources: ReadonlyMap<string, PlannedResource>,
  isParameter: (name: string) => boolean,
): Dependencies {
  return new Map(
    [...resources].map(([id, { properties }]) => {
      const declared = [template.Resources[id]?.DependsOn ?? []].flat();
      // A DependsOn on a resource whose condition is false is no dependency.
      const explicit = declared.filter((name) => resources.has(name) || !(name in template.Resources));
      return [id, new Set([...namesIn(properties, isParameter), ...explicit])];
    }),
  );
}

function namesIn(node: unknown, isParameter: (name: string) => boolean): ReadonlySet<string> {
  return new Set([...referencedNames(node)].filter((name) => !isParameter(name)));
}

function scopeOf(
  template: Template,
  values: ParameterValues,
  place: StackEnvironment,
  live: LiveResources,
): Scope {
  const pseudo: Readonly<Record<string, unknown>> = {
    'AWS::AccountId': place.accountId,
    'AWS::NoValue': NO_VALUE,
    'AWS::NotificationARNs': [],
    'AWS::Partition': 'aws',
    'AWS::Region': place.region,
    'AWS::StackId': place.stackId,
    'AWS::StackName': place.stackName,
    'AWS::URLSuffix': 'amazonaws.com',
  };
  return {
    ref: (name) => {
      const parameter = values[name];
      return parameter === undefined ? (pseudo[name] ?? live.ref(name)) : referenceValue(parameter);
    },
    getAtt: (id, attribute) => live.getAtt(id, attribute),
    mappings: template.Mappings,
    conditions: template.Conditions,
    zones: place.zones,
    region: place.region,
  };
}

/**
 * Evaluates the outputs.
 *
 * @throws ApiError when one cannot be evaluated (CFN-15)
 */
export function outputValues(plan: Blueprint, live: LiveResources) {
  const scope = plan.scope(live);
  return plan.outputs.map(({ key, value, description }) => ({
    OutputKey: key,
    OutputValue: outputText(key, evaluate(value, scope)),
    Description: description,
  }));
}

function outputText(key: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  throw unsupportedByLab(`an output that is not text (${key})`);
}
