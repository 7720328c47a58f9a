import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketPolicyCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  type PublicAccessBlockConfiguration,
} from '@aws-sdk/client-s3';
import type { Tag } from '../tag.ts';
import { resourceType, type ResourceContext } from '../resource-type.ts';
import { documentText } from './shared/policy-document.ts';

/** The resource types of S3: buckets and bucket policies. */

interface Bucket {
  readonly BucketName?: string;
  readonly VersioningConfiguration?: { readonly Status: 'Enabled' | 'Suspended' };
  readonly PublicAccessBlockConfiguration?: PublicAccessBlockConfiguration;
  readonly Tags?: readonly Tag[];
}

/** AWS::S3::Bucket. */
export const bucket = resourceType<Bucket>({
  supports: ['BucketName', 'VersioningConfiguration', 'PublicAccessBlockConfiguration', 'Tags'],
  async create({ BucketName }, context) {
    const name = BucketName ?? context.newName(63).toLowerCase();
    await context.s3.send(new CreateBucketCommand({ Bucket: name }));
    const attributes = { Arn: `arn:aws:s3:::${name}`, DomainName: `${name}.s3.amazonaws.com` };
    return { physicalId: name, attributes };
  },
  finish: ({ physicalId }, properties, context) => configure(physicalId, properties, context),
  async update({ physicalId, attributes }, properties, previous, context) {
    const unset =
      previous.VersioningConfiguration === undefined ? undefined : ({ Status: 'Suspended' } as const);
    await configure(physicalId, { VersioningConfiguration: unset, ...properties } as Bucket, context);
    return attributes;
  },
  async remove({ physicalId }, _properties, { s3 }) {
    await s3.send(new DeleteBucketCommand({ Bucket: physicalId }));
  },
});

async function configure(Bucket: string, properties: Bucket, { s3 }: ResourceContext): Promise<void> {
  const { VersioningConfiguration, PublicAccessBlockConfiguration, Tags } = properties;
  if (VersioningConfiguration !== undefined) {
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  }
  if (PublicAccessBlockConfiguration !== undefined) {
    await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
  }
  if (Tags !== undefined)
    await s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: [...Tags] } }));
}

/** AWS::S3::BucketPolicy. */
export const bucketPolicy = resourceType<{ readonly Bucket: string; readonly PolicyDocument: unknown }>({
  supports: ['Bucket', 'PolicyDocument'],
  async create(properties, context) {
    await putPolicy(properties, context);
    return { physicalId: properties.Bucket, attributes: {} };
  },
  async update({ attributes }, properties, _previous, context) {
    await putPolicy(properties, context);
    return attributes;
  },
  async remove({ physicalId }, _properties, { s3 }) {
    await s3.send(new DeleteBucketPolicyCommand({ Bucket: physicalId }));
  },
});

async function putPolicy(
  { Bucket, PolicyDocument }: { readonly Bucket: string; readonly PolicyDocument: unknown },
  { s3 }: ResourceContext,
): Promise<void> {
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: documentText(PolicyDocument) }));
}
