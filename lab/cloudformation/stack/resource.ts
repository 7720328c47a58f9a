import type { PhysicalResource } from '../resource-type.ts';
import type { Properties } from '../schema/validate.ts';

/** A resource of a stack. It exists, or a part of it may exist. */
export interface Resource extends PhysicalResource {
  readonly id: string;
  readonly type: string;
  /** Evaluated, with the stack's tags. An update compares with them. */
  readonly properties: Properties;
  readonly dependsOn: ReadonlySet<string>;
  readonly retainOnDelete: boolean;
  readonly retainOnReplace: boolean;
}

/** The last status of a resource, as DescribeStackResources answers it. */
export interface ResourceStatus {
  readonly id: string;
  readonly type: string;
  readonly physicalId: string;
  readonly status: string;
  readonly reason: string | undefined;
  readonly at: Date;
}
