import { readFileSync } from 'node:fs';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { EC2Client, RegisterImageCommand } from '@aws-sdk/client-ec2';
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { labClient } from './door/lab-client.ts';

/** The resources that an administrator sets up once in an AWS account. */
export interface Account {
  readonly stateBucket: string;
  readonly modelBucket: string;
  /** The machine image of the fleets. Its instances run the TorchServe of this machine. */
  readonly imageId: string;
  readonly networkStack: string;
  /** Availability Zones that the network spans. */
  readonly zones: readonly string[];
}

/** Numbers of Availability Zones that the network template can span. */
export type Zones = 2 | 3;

const NETWORK_STACK = 'torchserve-deploy-network';

/** Sets up a fresh account: the buckets, the image and the network stack (from templates/network.yaml). */
export async function openAccount(
  doorUrl: string,
  region: string,
  block: number,
  zones: Zones,
): Promise<Account> {
  const client = labClient(doorUrl, region);
  const buckets = { state: `torchserve-deploy-123456789012-${region}`, models: 'models-of-the-lab' };
  const s3 = new S3Client({ ...client, forcePathStyle: true });
  for (const Bucket of Object.values(buckets)) {
    await s3.send(
      new CreateBucketCommand({
        Bucket,
        CreateBucketConfiguration: { LocationConstraint: region as 'eu-central-1' },
      }),
    );
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  }
  const image = await new EC2Client(client).send(
    new RegisterImageCommand({
      Name: 'torchserve-on-this-machine',
      RootDeviceName: '/dev/xvda',
      Architecture: 'x86_64',
    }),
  );
  await makeNetwork(new CloudFormationClient(client), block, zones);
  return {
    stateBucket: buckets.state,
    modelBucket: buckets.models,
    imageId: image.ImageId!,
    networkStack: NETWORK_STACK,
    zones: ['a', 'b', 'c'].slice(0, zones).map((letter) => `${region}${letter}`),
  };
}

async function makeNetwork(cloudFormation: CloudFormationClient, block: number, zones: Zones): Promise<void> {
  const template = readFileSync(new URL('../templates/network.yaml', import.meta.url), 'utf8');
  await cloudFormation.send(
    new CreateStackCommand({
      StackName: NETWORK_STACK,
      TemplateBody: template,
      Parameters: [
        { ParameterKey: 'VpcCidr', ParameterValue: `127.${block}.0.0/16` },
        { ParameterKey: 'Zones', ParameterValue: String(zones) },
        { ParameterKey: 'Nat', ParameterValue: 'false' },
      ],
    }),
  );
  for (;;) {
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: NETWORK_STACK }));
    const status = Stacks?.[0]?.StackStatus ?? '';
    if (status === 'CREATE_COMPLETE') return;
    if (status !== 'CREATE_IN_PROGRESS')
      throw new Error(`the network stack is in ${status}: ${await firstFailure(cloudFormation)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function firstFailure(cloudFormation: CloudFormationClient): Promise<string> {
  const { StackEvents } = await cloudFormation.send(
    new DescribeStackEventsCommand({ StackName: NETWORK_STACK }),
  );
  const failed = StackEvents?.findLast(({ ResourceStatus }) => ResourceStatus?.endsWith('_FAILED') === true);
  return `${failed?.LogicalResourceId}: ${failed?.ResourceStatusReason}`;
}
