import type { ApiAnswer } from '../../ports.ts';
import type { PropertyChange, ResourceChange } from '../plan/changes.ts';
import type { ChangeSet } from '../stack/change-set.ts';
import type { Stack } from '../stack/stack.ts';
import { parametersView } from './parameters-view.ts';
import { masked } from './masked.ts';

/** A change set in the form that DescribeChangeSet answers. */
export function changeSetView(stack: Stack, changeSet: ChangeSet, withValues: boolean): ApiAnswer {
  const { definition, onStackFailure } = changeSet;
  const hide = masked(definition.parameters, stack.definition?.parameters);
  return {
    ...changeSetSummary(stack, changeSet),
    Parameters: parametersView(definition.parameters),
    NotificationARNs: [],
    RollbackConfiguration: {},
    Capabilities: definition.capabilities,
    Tags: definition.tags,
    OnStackFailure: onStackFailure,
    Changes: changeSet.changes.map((change) => ({
      Type: 'Resource',
      ResourceChange: resourceChange(change, withValues, hide),
    })),
  };
}

/** A change set in the form that ListChangeSets answers. */
export function changeSetSummary(stack: Stack, changeSet: ChangeSet): ApiAnswer {
  return {
    ChangeSetId: changeSet.id,
    ChangeSetName: changeSet.name,
    StackId: stack.id,
    StackName: stack.name,
    Description: changeSet.description,
    CreationTime: changeSet.createdAt,
    Status: changeSet.status,
    StatusReason: changeSet.reason,
    ExecutionStatus: changeSet.execution,
    IncludeNestedStacks: false,
    ImportExistingResources: false,
  };
}

function resourceChange(
  change: ResourceChange,
  withValues: boolean,
  hide: (text: string) => string,
): ApiAnswer {
  const { action, id, type, physicalId, replacement, properties, before, after } = change;
  const context = (values: unknown) =>
    withValues && values !== undefined ? hide(JSON.stringify({ Properties: values })) : undefined;
  return {
    Action: action,
    LogicalResourceId: id,
    PhysicalResourceId: physicalId,
    ResourceType: type,
    Replacement: replacement,
    PolicyAction: action === 'Remove' ? 'Delete' : replacement === 'True' ? 'ReplaceAndDelete' : undefined,
    Scope: [...new Set(properties.map(({ name }) => attributeOf(name)))],
    Details: properties.map((property) => detail(property, withValues, hide)),
    BeforeContext: context(before),
    AfterContext: context(after),
  };
}

function detail(property: PropertyChange, withValues: boolean, hide: (text: string) => string): ApiAnswer {
  const { name, before, after, recreates, known } = property;
  const attribute = attributeOf(name);
  const value = (held: unknown) => (withValues && held !== undefined ? hide(textOf(held)) : undefined);
  const target = {
    Attribute: attribute,
    Name: attribute === 'Properties' ? name : undefined,
    Path: `/${attribute === 'Properties' ? 'Properties/' : ''}${name}`,
    RequiresRecreation: recreates,
    BeforeValue: value(before),
    AfterValue: value(after),
    AttributeChangeType: before === undefined ? 'Add' : after === undefined ? 'Remove' : 'Modify',
  };
  return { Target: target, Evaluation: known ? 'Static' : 'Dynamic' };
}

const attributeOf = (property: string): string => (property === 'Tags' ? 'Tags' : 'Properties');

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
