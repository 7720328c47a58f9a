import type { ResourceTypes } from '../resource-type.ts';
import type { Schemas } from '../schema/schemas.ts';
import { validate, type Properties, type Validated } from '../schema/validate.ts';
import type { Tag } from '../tag.ts';
import { evaluate, type Scope } from '../template/evaluate.ts';
import type { PlannedResource } from './blueprint.ts';

/**
 * The evaluated properties of a resource, converted to the types of its schema. Adds the stack's tags where the
 * type takes tags; the resource's own tags win.
 */
export function desiredProperties(
  planned: PlannedResource,
  scope: Scope,
  stackTags: readonly Tag[],
  { types, schemas }: { readonly types: ResourceTypes; readonly schemas: Schemas },
): Validated {
  const schema = schemas.of(planned.type);
  const type = types[planned.type];
  if (schema === null || type === undefined) throw new Error(`no resource type ${planned.type}`);
  const own = evaluate(planned.properties, scope) as Properties;
  const tagged = schema.tagging?.taggable === true && type.supports.includes('Tags');
  if (!tagged || stackTags.length === 0) return validate(schema, own);
  const ownTags = (own['Tags'] ?? []) as readonly Tag[];
  const inherited = stackTags.filter(({ Key }) => !ownTags.some((tag) => tag.Key === Key)).map(type.stackTag);
  return validate(schema, { ...own, Tags: [...ownTags, ...inherited] });
}
