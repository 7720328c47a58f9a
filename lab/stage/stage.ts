import {
  CreateBucketCommand,
  PutBucketVersioningCommand,
  S3Client,
  type BucketLocationConstraint,
} from '@aws-sdk/client-s3';
import { observe } from '../../src/app/observe.ts';
import { cloud } from '../../src/aws/cloud.ts';
import { systemClock } from '../../src/clock.ts';
import type { Observation } from '../../src/core/observation.ts';
import type { ReleaseRecord } from '../../src/core/record.ts';
import { stackNames } from '../../src/core/names.ts';
import { serving } from '../../src/core/weights.ts';
import type { Cloud } from '../../src/ports.ts';
import { labClient } from '../door/lab-client.ts';
import type { Lab } from '../lab.ts';
import { ownTargetGroups, type OwnTargetGroups } from './own-target-groups.ts';
import { startRelease, type ReleaseOptions, type RunningRelease } from './release.ts';

/**
 * A stage for releases: one service and environment in a lab, with a state bucket of its own, so that a sweep
 * meets no releases of another stage. AWS tells each run a time one hour later than the run before, so that
 * leases of earlier runs are over without waiting.
 */
export interface Stage extends OwnTargetGroups {
  readonly lab: Lab;
  readonly service: string;
  readonly environment: string;
  readonly stateBucket: string;
  /** The shipped AWS adapters, used by the lab itself for looking. */
  readonly cloud: Cloud;
  /** The directory with the archives and the golden set, unless a run names another. */
  readonly workspace: string;
  /** The access key of the newest run. */
  accessKey(): string;
  /**
   * Starts a verb (default: deploy) on this stage.
   *
   * @param sameTime AWS tells this run no later time than the run before
   */
  start(wish: RunWish, sameTime?: boolean): RunningRelease;
  look(): Promise<Scene>;
  /** The observer's violations on this stage. */
  violations(): readonly string[];
}

/**
 * How many times as fast the action's own time runs on a stage. With AWS's time shortened as well, a release
 * takes little more than its calls.
 */
export const HURRY = 10;

/** Options of a lab for such runs. */
export const HURRIED_LAB = { scale: 0.005, instances: 'hollow', zones: 3 } as const;

/** Options of one run, beside the stage's own inputs. */
export type RunWish = Partial<Omit<ReleaseOptions, 'inputs' | 'accessKey'>> & {
  readonly inputs?: Readonly<Record<string, string>>;
};

/** The record and the observed state of a stage, as the lab itself reads them. */
export interface Scene {
  readonly record: ReleaseRecord | null;
  readonly seen: Observation;
  /** The model version of the serving fleet; null: no fleet serves, or its record is gone. */
  readonly served: string | null;
}

const HOUR_MS = 3_600_000;

let runs = 0;
let stages = 0;

/** Opens a stage in a lab. */
export async function openStage(
  lab: Lab,
  workspace: string,
  environment = `stage${(stages += 1)}`,
): Promise<Stage> {
  const service = 'digits';
  const bucket = await ownBucket(lab, environment);
  let started = 0;
  let key = '';
  const aws = ownCloud(lab, bucket);
  const groups = ownTargetGroups(lab.door, service, environment);
  return {
    ...groups,
    lab,
    service,
    environment,
    stateBucket: bucket,
    cloud: aws,
    workspace,
    accessKey: () => key,
    start(wish, sameTime = false) {
      runs += 1;
      if (!sameTime) started += 1;
      key = `RUN${environment.toUpperCase()}${runs}`;
      lab.door.clocks.setAhead(key, started * HOUR_MS);
      const { inputs = {}, ...rest } = wish;
      return startRelease(lab, {
        run: runs,
        workspace,
        hurry: HURRY,
        ...rest,
        accessKey: key,
        inputs: { ...inputsFor(lab, rest.action, service, environment), 'state-bucket': bucket, ...inputs },
      });
    },
    async look() {
      const record = (await aws.records.load(service, environment))?.record ?? null;
      const seen = await observe(aws, stackNames(service, environment), record, {
        at: Date.now(),
        fresh: true,
      });
      return { record, seen, served: await servedVersion(aws, record, seen) };
    },
    violations: () =>
      lab.observer
        .violations()
        .filter(({ group }) => groups.sideOf(group) !== null)
        .map(({ kind, text }) => `${kind}: ${text}`),
  };
}

async function ownBucket(lab: Lab, environment: string): Promise<string> {
  const s3 = new S3Client({ ...labClient(lab.door.url, lab.place.region), forcePathStyle: true });
  const Bucket = `state-of-${environment.toLowerCase()}`;
  const LocationConstraint = lab.place.region as BucketLocationConstraint;
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint } }));
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  return Bucket;
}

function inputsFor(
  lab: Lab,
  action: string | undefined,
  service: string,
  environment: string,
): Readonly<Record<string, string>> {
  const region = { 'aws-region': lab.place.region };
  if (action === 'sweep') return region;
  const named = { service, environment, ...region };
  if (action === 'destroy') return { ...named, confirm: `${service}/${environment}` };
  if (action !== undefined && action !== 'deploy') return named;
  return {
    ...named,
    'model-artifact': '1.0/digits.mar',
    golden: 'golden.json',
    strategy: 'canary 50% 1s',
    'bake-time': '10s',
    'keep-previous': '0s',
    runtime: 'process',
    'image-id': lab.account.imageId,
    'response-timeout': '1s',
    'health-interval': '5s',
    comment: 'never',
    'github-deployment': 'false',
  };
}

/** Finds the serving version in the record of the release that made the serving fleet. */
async function servedVersion(
  { records }: Cloud,
  record: ReleaseRecord | null,
  { rule, fleets }: Observation,
): Promise<string | null> {
  const side = serving(rule?.weights);
  const releaseId = side === null || side === 'split' ? null : fleets[side].releaseId;
  if (record === null || releaseId === null) return null;
  if (record.candidate.releaseId === releaseId) return record.artifact.modelVersion;
  const made = await records.archived(record.service, record.environment, releaseId);
  return made?.artifact.modelVersion ?? null;
}

/**
 * The shipped adapters with the lab's own credentials. The SDK takes endpoint and credentials from the process
 * environment alone.
 */
function ownCloud(lab: Lab, stateBucket: string): Cloud {
  Object.assign(process.env, lab.env);
  return cloud({
    region: lab.place.region,
    stateBucket,
    roleToAssume: null,
    idToken: () => Promise.reject(new Error('the lab has credentials of its own')),
    clock: systemClock(),
  });
}
