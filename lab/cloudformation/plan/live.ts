import { formatError } from '../refusals.ts';
import type { Resource } from '../stack/resource.ts';
import type { LiveResources } from './blueprint.ts';

/** The values of `Ref` and `Fn::GetAtt` of the resources that exist now. */
export function liveResources(existing: ReadonlyMap<string, Resource>): LiveResources {
  return {
    ref: (id) => existing.get(id)?.physicalId,
    getAtt(id, attribute) {
      const resource = existing.get(id);
      const value = resource?.attributes[attribute];
      if (value !== undefined) return value;
      throw formatError(
        `Template error: resource ${id} does not support attribute type ${attribute} in Fn::GetAtt`,
      );
    },
  };
}
