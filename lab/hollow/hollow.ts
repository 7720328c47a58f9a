import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { InstanceReport } from '../../src/core/instance-report.ts';
import type { InstanceIdentity } from '../instances/identity.ts';
import type { Machine, MachineOptions } from '../instances/machine.ts';
import { labClient } from '../door/lab-client.ts';
import { hollowMachine, type HollowMachine } from './hollow-machine.ts';
import { DEFAULTS, matchesInstance, type Misbehaviour, type InstanceFilter } from './misbehaviour.ts';
import { Bundles, type ReleaseBundle } from './release-bundle.ts';

/** The hollow instances of a lab: starts them and makes them misbehave. */

/**
 * Makes hollow instances misbehave: running ones and later ones. Each method returns a function that heals
 * them.
 */
export interface HollowInstances {
  fail(filter: InstanceFilter, details?: MisbehaviourDetails): () => void;
  stall(filter: InstanceFilter, details?: MisbehaviourDetails): () => void;
  degrade(filter: InstanceFilter, details?: MisbehaviourDetails): () => void;
  unhealthy(filter: InstanceFilter, details?: MisbehaviourDetails): () => void;
  unreachable(filter: InstanceFilter): () => void;
}

/** Texts of a misbehaviour that replace its defaults. */
type MisbehaviourDetails = Partial<Pick<Misbehaviour, 'step' | 'reason' | 'log'>>;

/** The hollow instances of a lab, with the function that starts one. */
interface Hollow extends HollowInstances {
  start(options: MachineOptions): Promise<Machine>;
}

interface Order {
  readonly filter: InstanceFilter;
  readonly wrong: Misbehaviour;
}

/** Opens the hollow instances of a lab. */
export function hollowInstances(doorUrl: string, region: string, complain: (defect: string) => void): Hollow {
  const s3 = new S3Client({ ...labClient(doorUrl, region), forcePathStyle: true });
  const bundles = new Bundles(s3);
  const orders = new Set<Order>();
  const machines = new Set<HollowMachine>();
  const look = (): void => machines.forEach((machine) => machine.refresh());
  const ordering =
    (kind: Misbehaviour['kind']) =>
    (filter: InstanceFilter, details: MisbehaviourDetails = {}): (() => void) => {
      const order = { filter, wrong: { ...DEFAULTS[kind], ...details } };
      orders.add(order);
      look();
      return () => {
        orders.delete(order);
        look();
      };
    };
  const parts = {
    bundle: bundles.read.bind(bundles),
    put: (uri: string, report: InstanceReport) => putReport(s3, uri, report),
    wrong: (instance: InstanceIdentity, bundle: ReleaseBundle) =>
      newestFor(orders, described(instance, bundle)),
    complain,
  };
  return {
    fail: ordering('fail'),
    stall: ordering('stall'),
    degrade: ordering('degrade'),
    unhealthy: ordering('unhealthy'),
    unreachable: ordering('unreachable'),
    start: (options) => {
      const machine = hollowMachine(options, parts);
      machines.add(machine);
      return Promise.resolve({
        identity: machine.identity,
        dir: machine.dir,
        kill: (what) => machine.kill(what),
        powerOff: () => machine.powerOff().finally(() => machines.delete(machine)),
      });
    },
  };
}

const described = ({ id, zone }: InstanceIdentity, { spec }: ReleaseBundle): Required<InstanceFilter> => ({
  instanceId: id,
  zone,
  environment: spec.environment,
  releaseId: spec.releaseId,
  modelVersion: spec.artifact.modelVersion,
});

/** The misbehaviour of an instance. The newest order wins. */
const newestFor = (orders: ReadonlySet<Order>, instance: Required<InstanceFilter>): Misbehaviour | null =>
  [...orders].findLast(({ filter }) => matchesInstance(filter, instance))?.wrong ?? null;

async function putReport(s3: S3Client, uri: string, report: InstanceReport): Promise<void> {
  const { host, pathname } = new URL(uri);
  await s3.send(
    new PutObjectCommand({
      Bucket: host,
      Key: pathname.slice(1),
      Body: JSON.stringify(report),
      ContentType: 'application/json',
    }),
  );
}
