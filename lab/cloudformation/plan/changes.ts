import { isDeepStrictEqual } from 'node:util';
import { needsReplacement } from '../schema/schemas.ts';
import type { Properties } from '../schema/validate.ts';
import type { Resource } from '../stack/resource.ts';
import { KNOWN_AFTER_APPLY } from '../template/evaluate.ts';
import type { EngineContext } from '../engine-context.ts';
import type { Blueprint, LiveResources } from './blueprint.ts';
import type { Tag } from '../tag.ts';
import { desiredProperties } from './desired.ts';
import { liveResources } from './live.ts';

/** The differences between the existing resources and a blueprint, as a change set shows them. */

/** A property whose value changes. `after` may hold KNOWN_AFTER_APPLY. */
export interface PropertyChange {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly recreates: 'Always' | 'Conditionally' | 'Never';
  /** Whether the new value is known before the change set is executed. */
  readonly known: boolean;
}

/** What a change set does to one resource. */
export interface ResourceChange {
  readonly action: 'Add' | 'Modify' | 'Remove';
  readonly id: string;
  readonly type: string;
  readonly physicalId: string | undefined;
  readonly replacement: 'True' | 'False' | 'Conditional' | undefined;
  readonly properties: readonly PropertyChange[];
  readonly before: Properties | undefined;
  readonly after: Properties | undefined;
  /** What is wrong with the new properties by their schema. */
  readonly problems: readonly string[];
}

/** The changes that a blueprint makes to the existing resources. Unchanged resources are left out. */
export function changesOf(
  plan: Blueprint,
  existing: ReadonlyMap<string, Resource>,
  tags: readonly Tag[],
  context: Pick<EngineContext, 'types' | 'schemas'>,
): readonly ResourceChange[] {
  const decided = new Map<string, ResourceChange | null>();
  const live = referencesAfter(existing, (id) => decide(id));
  const decide = (id: string): ResourceChange | null => {
    const planned = plan.resources.get(id);
    const known = decided.get(id);
    if (known !== undefined || planned === undefined) return known ?? null;
    const { properties, problems } = desiredProperties(planned, plan.scope(live), tags, context);
    const change = changeOf(
      { id, type: planned.type, after: properties, problems },
      existing.get(id),
      context,
    );
    decided.set(id, change);
    return change;
  };
  const kept = [...plan.resources.keys()].flatMap((id) => decide(id) ?? []);
  return [...kept, ...[...existing.values()].filter(({ id }) => !plan.resources.has(id)).map(removal)];
}

/**
 * References after the change. They are unknown when their resource is created, replaced or, for attributes,
 * changed.
 */
function referencesAfter(
  existing: ReadonlyMap<string, Resource>,
  decide: (id: string) => ResourceChange | null,
): LiveResources {
  const now = liveResources(existing);
  return {
    ref: (id) => (isNew(decide(id)) ? KNOWN_AFTER_APPLY : now.ref(id)),
    getAtt: (id, attribute) => (decide(id) === null ? now.getAtt(id, attribute) : KNOWN_AFTER_APPLY),
  };
}

const isNew = (change: ResourceChange | null): boolean =>
  change?.action === 'Add' || change?.replacement === 'True';

/** The change from the current resource to the desired one; null when nothing changes. */
function changeOf(
  desired: Pick<ResourceChange, 'id' | 'type' | 'problems'> & { readonly after: Properties },
  current: Resource | undefined,
  { schemas }: Pick<EngineContext, 'schemas'>,
): ResourceChange | null {
  const { type, after } = desired;
  if (current === undefined) {
    return {
      ...desired,
      action: 'Add',
      physicalId: undefined,
      replacement: undefined,
      properties: [],
      before: undefined,
    };
  }
  const before = current.properties;
  const schema = schemas.of(type);
  if (schema === null) throw new Error(`no schema of ${type}`);
  const properties = differing(before, after).map((name): PropertyChange => ({
    name,
    before: before[name],
    after: after[name],
    recreates: needsReplacement(schema, name),
    known: !isUnknown(after[name]),
  }));
  if (properties.length === 0) return null;
  return {
    ...desired,
    action: 'Modify',
    physicalId: current.physicalId,
    before,
    properties,
    replacement: replaced(properties),
  };
}

function replaced(properties: readonly PropertyChange[]): 'True' | 'False' | 'Conditional' {
  if (properties.some(({ recreates, known }) => recreates === 'Always' && known)) return 'True';
  return properties.every(({ recreates }) => recreates === 'Never') ? 'False' : 'Conditional';
}

function removal({ id, type, physicalId, properties }: Resource): ResourceChange {
  const nothing = { replacement: undefined, properties: [], problems: [], after: undefined };
  return { action: 'Remove', id, type, physicalId, before: properties, ...nothing };
}

/** Names of the top-level properties that differ. */
export function differing(before: Properties, after: Properties): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !isDeepStrictEqual(before[name], after[name]));
}

const isUnknown = (value: unknown): boolean => (JSON.stringify(value) ?? '').includes(KNOWN_AFTER_APPLY);
