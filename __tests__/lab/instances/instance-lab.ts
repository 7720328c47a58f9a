import { mkdtempSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeImagesCommand,
  EC2Client,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { CreateInstanceProfileCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { openDoor } from '../../../lab/door/door.ts';
import { openInstanceHost } from '../../../lab/instances/instance-host.ts';
import { labClient } from '../../../lab/door/lab-client.ts';
import { startMoto } from '../../../lab/door/moto/moto.ts';
import type { LabPlace } from '../../../lab/ports.ts';
import { openProcesses } from '../../../lab/processes/processes.ts';
import { pythonEnvironment } from '../../../lab/python-environment.ts';
import { labTime } from '../../../lab/time.ts';
import type { InstanceReport } from '../../../src/core/instance-report.ts';
import { fleetUserData } from './fleet-user-data.ts';
import { processesBelow } from './instance-processes.ts';
import type { Release, Shelf } from './test-release.ts';
import { BUCKET, publish } from './test-release.ts';

const BLOCK = 34;
const REGION = 'us-east-1';

export interface Launched {
  readonly id: string;
  readonly address: string;
  /** The release, `r<n>`. */
  readonly release: string;
}

type LabClient = ReturnType<typeof labClient>;

/** Creates what RunInstances names: a VPC with the lab's addresses, a role for the instances and an image. */
async function surroundings(client: LabClient, ec2: EC2Client) {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: `127.${BLOCK}.0.0/16` }));
  const subnet = { VpcId: Vpc?.VpcId, CidrBlock: `127.${BLOCK}.16.0/24`, AvailabilityZone: `${REGION}a` };
  const { Subnet } = await ec2.send(new CreateSubnetCommand(subnet));
  const { Images } = await ec2.send(new DescribeImagesCommand({}));
  const { InstanceProfile } = await new IAMClient(client).send(
    new CreateInstanceProfileCommand({ InstanceProfileName: 'model-server' }),
  );
  return {
    ImageId: Images?.[0]?.ImageId,
    SubnetId: Subnet?.SubnetId,
    IamInstanceProfile: { Arn: InstanceProfile?.Arn },
  };
}

/**
 * Opens a lab with instances alone: moto behind the door, a VPC on loopback addresses, a state bucket, the
 * instance host.
 */
export async function openInstanceLab() {
  const dir = mkdtempSync('/tmp/tsd-i-');
  const { bin: pythonBin, javaHome } = pythonEnvironment();
  const place: LabPlace = { dir, block: BLOCK, pythonBin, javaHome, region: REGION };
  const processes = openProcesses(dir);
  const moto = await startMoto(place, processes);
  const door = await openDoor({ address: `127.${BLOCK}.0.2`, moto: moto.url });
  const host = openInstanceHost({ door, place, processes, time: labTime(0.01) });
  const client = labClient(door.url, REGION);
  const ec2 = new EC2Client(client);
  const shelf: Shelf = { s3: new S3Client({ ...client, forcePathStyle: true }), pythonBin, dir };
  await shelf.s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const around = await surroundings(client, ec2);
  let releases = 0;

  const launch = async (release: Release): Promise<Launched> => {
    const name = `r${++releases}`;
    const bundle = await publish(shelf, name, release);
    const values = { 'AWS::Region': REGION, BundleUri: bundle.uri, BundleSha256: bundle.sha256 };
    const UserData = Buffer.from(fleetUserData(values)).toString('base64');
    const input = { ...around, InstanceType: 'c7i.large' as const, MinCount: 1, MaxCount: 1, UserData };
    const { Instances: [started] = [] } = await ec2.send(new RunInstancesCommand(input));
    return { id: started?.InstanceId ?? '', address: started?.PrivateIpAddress ?? '', release: name };
  };

  const report = async ({ id, release }: Launched): Promise<InstanceReport | null> => {
    const get = new GetObjectCommand({ Bucket: BUCKET, Key: `reports/${release}/${id}.json` });
    const found = await shelf.s3.send(get).catch(() => null);
    return found && (JSON.parse((await found.Body?.transformToString()) ?? '') as InstanceReport);
  };

  /** Waits for a report in one of these states. */
  const reported = async (
    instance: Launched,
    ...states: readonly InstanceReport['state'][]
  ): Promise<InstanceReport> => {
    for (;;) {
      const found = await report(instance);
      if (found !== null && states.includes(found.state)) return found;
      await sleep(100);
    }
  };

  const processesOf = ({ id }: Launched) => processesBelow(host.dir(id));

  return {
    door,
    host,
    launch,
    report,
    reported,
    processesOf,
    /** Kills every process of its model server, once. */
    crashServer: (instance: Launched) => {
      const servers = processesOf(instance).filter(({ command }) => command.includes('torchserve --start'));
      for (const { group } of servers) process.kill(-group, 'SIGKILL');
    },
    terminate: ({ id }: Launched) => ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] })),
    close: async () => {
      await host.close();
      await door.close();
      await processes.end(1_000);
    },
  };
}

export type InstanceLab = Awaited<ReturnType<typeof openInstanceLab>>;

/** The status of the agent's health check; null when nothing listens. */
export const healthz = async ({ address }: Pick<Launched, 'address'>): Promise<number | null> =>
  fetch(`http://${address}:8090/healthz`)
    .then((answer) => answer.status)
    .catch(() => null);

/** Sends one prediction, as a client of the model does. */
export async function predict(
  { address }: Launched,
  body: unknown,
): Promise<{ status: number; text: string }> {
  const answer = await fetch(`http://${address}:8080/predictions/m`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, text: await answer.text() };
}
