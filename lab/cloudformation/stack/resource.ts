import type { PhysicalResource } from '../resource-type.ts';
import type { Properties } from '../schema/validate.ts';

/** A resource of a stack that exists (or of which something may exist). */
export interface Resource extends PhysicalResource {
  readonly id: string;
  readonly type: string;
  /** Evaluated, with the stack's tags: what an update is compared with. */
  readonly properties: Properties;
  readonly dependsOn: ReadonlySet<string>;
  readonly retainOnDelete: boolean;
  readonly retainOnReplace: boolean;
}

/** Last known status of a logical id, as DescribeStackResources tells it. */
export interface ResourceStatus {
  readonly id: string;
  readonly type: string;
  readonly physicalId: string;
  readonly status: string;
  readonly reason: string | undefined;
  readonly at: Date;
}
