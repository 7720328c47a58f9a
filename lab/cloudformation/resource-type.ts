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

/**
 * The interface of a resource type: how the engine creates, updates and deletes resources of one CloudFormation
 * type.
 */

/** SDK clients of the lab's door. Resource types create their resources by calling AWS's APIs there. */
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

/** What the functions of a resource type get beside the properties. */
export interface ResourceContext extends Clients {
  readonly region: string;
  readonly accountId: string;
  /**
   * Makes a name for a resource that has none in its template: `stack-Logical-RANDOM`, at most `max`
   * characters.
   */
  newName(max: number): string;
  /** Waits, in AWS milliseconds. Rejects when the operation is cancelled. */
  wait(awsMs: number): Promise<void>;
}

/** What the creation of a resource returns. */
export interface PhysicalResource {
  /** The value of `Ref`. */
  readonly physicalId: string;
  /** The values of `Fn::GetAtt`. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The functions of one resource type. They get properties that were checked against its schema. */
export interface ResourceType {
  /** Properties that the lab supports. A template that sets another one is refused. */
  readonly supports: readonly string[];
  /**
   * Creates the resource in one call. Everything else belongs into `finish`, so that a failure leaves no
   * resource behind unseen.
   */
  create(properties: Properties, context: ResourceContext): Promise<PhysicalResource>;
  /**
   * Configures the resource and waits until it is stable. When it rejects, the resource has failed and the
   * rollback deletes it.
   */
  finish(made: PhysicalResource, properties: Properties, context: ResourceContext): Promise<void>;
  /**
   * Updates the resource in place and returns its attributes. null: the lab cannot update this type in place.
   */
  readonly update:
    | ((
        made: PhysicalResource,
        properties: Properties,
        previous: Properties,
        context: ResourceContext,
      ) => Promise<PhysicalResource['attributes']>)
    | null;
  /** Deletes the resource. May reject with the service's not-found error when the resource is gone already. */
  remove(made: PhysicalResource, properties: Properties, context: ResourceContext): Promise<void>;
  /** Converts a tag of the stack to this type's form. */
  stackTag(tag: Tag): Tag;
}

export type ResourceTypes = Readonly<Record<string, ResourceType>>;

/** A resource type as its file declares it. `P` names the properties that it reads. */
interface TypedResource<P> {
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

/**
 * Declares a resource type. The only place that casts checked properties to the type that the schema gives
 * them.
 */
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
