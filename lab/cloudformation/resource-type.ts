import type { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { EC2Client } from '@aws-sdk/client-ec2';
import type { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SSMClient } from '@aws-sdk/client-ssm';
import type { Tag } from './tag.ts';
import type { Properties } from './schema/validate.ts';

/** Clients of the lab's own door: resources are made by calling AWS's APIs, like everything in the lab. */
export interface Clients {
  readonly autoscaling: AutoScalingClient;
  readonly cloudwatch: CloudWatchClient;
  readonly ec2: EC2Client;
  readonly elb: ElasticLoadBalancingV2Client;
  readonly iam: IAMClient;
  readonly logs: CloudWatchLogsClient;
  readonly s3: S3Client;
  readonly ssm: SSMClient;
}

/** What a resource type's functions are given besides the properties. */
export interface ResourceContext extends Clients {
  readonly region: string;
  readonly accountId: string;
  /** A name for a resource whose template gives none: `stack-Logical-RANDOM`, at most `max` characters. */
  newName(max: number): string;
  /** Waits in AWS time; rejects once the operation is cancelled. */
  wait(awsMs: number): Promise<void>;
}

export interface PhysicalResource {
  /** What `Ref` gives. */
  readonly physicalId: string;
  /** What `Fn::GetAtt` gives. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** One resource type. Properties were checked against its schema. */
export interface ResourceType {
  /** Properties that the lab honours; a template that sets another one is refused. */
  readonly supports: readonly string[];
  /** One call that makes the resource; everything more is `finish`'s, so that a failure there leaves nothing behind. */
  create(properties: Properties, context: ResourceContext): Promise<PhysicalResource>;
  /** Configures and waits until the resource is stable; a rejection fails the resource, which rollback then deletes. */
  finish(made: PhysicalResource, properties: Properties, context: ResourceContext): Promise<void>;
  /** Changes what needs no replacement; answers the attributes afterwards. null: the lab knows no update. */
  readonly update:
    | ((
        made: PhysicalResource,
        properties: Properties,
        previous: Properties,
        context: ResourceContext,
      ) => Promise<PhysicalResource['attributes']>)
    | null;
  /** A resource that is gone already may reject with the service's not-found error. */
  remove(made: PhysicalResource, properties: Properties, context: ResourceContext): Promise<void>;
  /** How a tag of the stack is written on this type. */
  stackTag(tag: Tag): Tag;
}

export type ResourceTypes = Readonly<Record<string, ResourceType>>;

/** A resource type as its file writes it, with the properties it reads named by `P`. */
export interface TypedResource<P> {
  readonly supports: readonly (keyof P & string)[];
  create(properties: P, context: ResourceContext): Promise<PhysicalResource>;
  finish?(made: PhysicalResource, properties: P, context: ResourceContext): Promise<void>;
  update?(
    made: PhysicalResource,
    properties: P,
    previous: P,
    context: ResourceContext,
  ): Promise<PhysicalResource['attributes']>;
  remove(made: PhysicalResource, properties: P, context: ResourceContext): Promise<void>;
  stackTag?(tag: Tag): Tag;
}

/** The one place where checked properties are taken for the type that the schema says they have. */
export function resourceType<P>(typed: TypedResource<P>): ResourceType {
  const { update } = typed;
  return {
    supports: typed.supports,
    create: (properties, context) => typed.create(properties as P, context),
    finish: async (made, properties, context) => typed.finish?.(made, properties as P, context),
    update:
      update === undefined
        ? null
        : (made, properties, previous, context) => update(made, properties as P, previous as P, context),
    remove: (made, properties, context) => typed.remove(made, properties as P, context),
    stackTag: (tag) => typed.stackTag?.(tag) ?? tag,
  };
}
