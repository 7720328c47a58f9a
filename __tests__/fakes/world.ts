import type { Colour, PerColour } from '../../src/core/colour.ts';
import { RecordConflict } from '../../src/core/errors.ts';
import type { InstanceReport } from '../../src/core/instance-report.ts';
import type { AlarmView, FleetView, StackView, TargetView } from '../../src/core/observation.ts';
import type { StackState } from '../../src/core/stack-state.ts';
import type { Intent } from '../../src/core/intent.ts';
import type { ReleaseRecord } from '../../src/core/record.ts';
import type { PreparedRequest } from '../../src/core/request.ts';
import type { Clock, Cloud, StackWish } from '../../src/ports.ts';

interface FakeStack {
  wish: StackWish;
  state: StackState;
  cause: string | null;
  /** Time (ms of the world's clock) at which the operation ends. */
  readyAt: number;
}

const EDGE_OUTPUTS = {
  ListenerArn: 'listener',
  Url: 'http://edge.example',
  BlueTargetGroupArn: 'tg-blue',
  GreenTargetGroupArn: 'tg-green',
  BlueAlarmNames: 'blue-5xx',
  GreenAlarmNames: 'green-5xx',
};

/** A cloud in memory with a clock of its own. It tests the logic of the release loop, not the behaviour of AWS. */
export class World {
  now = 1_000_000;
  readonly stacks = new Map<string, FakeStack>();
  readonly objects = new Map<string, { record: ReleaseRecord; tag: string }>();
  readonly archived: ReleaseRecord[] = [];
  readonly requests = new Map<string, PreparedRequest>();
  readonly intents = new Map<string, Intent>();
  credentialsUntil: number | null = null;
  readonly calls: string[] = [];
  readonly alarms = new Map<string, AlarmView['state']>([
    ['blue-5xx', 'OK'],
    ['green-5xx', 'OK'],
  ]);
  weights: PerColour<number> | null = null;
  /** Called after each sleep. A test sets it to change the world while the release waits. */
  meanwhile: (world: World) => void = () => undefined;
  /** Makes the report of an instance whose fleet is settled. */
  report: (releaseId: string, instanceId: string, at: number) => InstanceReport = readyReport;
  /** True if the load balancer finds the targets of this slot healthy. */
  healthy: (colour: Colour) => boolean = () => true;
  /** Causes by stack name: every change of such a stack fails with its cause. */
  stackFailures = new Map<string, string>();
  /** Minimum sizes that a pin or parking set, by group name. */
  minimums = new Map<string, number>();
  /** Number of saved records; each gives the next tag. */
  writes = 0;

  readonly clock: Clock = {
    now: () => this.now,
    sleep: async (ms) => {
      this.now += ms;
      this.meanwhile(this);
    },
  };

  colourOf(name: string): Colour {
    return name.endsWith('green') ? 'green' : 'blue';
  }

  view(name: string): StackView {
    const stack = this.stacks.get(name);
    if (stack === undefined) return absent(name);
    this.settle(name, stack);
    if (!this.stacks.has(name)) return absent(name);
    const { wish, state, cause } = stack;
    const outputs =
      state !== 'settled' ? {} : name.endsWith('edge') ? EDGE_OUTPUTS : { GroupName: `${name}-group` };
    return {
      name,
      state,
      status: state.toUpperCase(),
      id: name,
      outputs,
      parameters: wish.parameters,
      resolved: {},
      tags: wish.tags,
      cause,
    };
  }

  private settle(name: string, stack: FakeStack): void {
    if (this.now < stack.readyAt) return;
    if (stack.state === 'deleting') this.stacks.delete(name);
    if (stack.state === 'busy') stack.state = stack.cause === null ? 'settled' : 'dead';
  }

  instances(colour: Colour): readonly string[] {
    const name = [...this.stacks.keys()].find((key) => key.endsWith(`-${colour}`));
    const stack = name === undefined ? undefined : this.stacks.get(name);
    if (stack === undefined || stack.state !== 'settled') return [];
    const size = this.minimums.get(`${name}-group`) ?? Number(stack.wish.parameters['MinSize']);
    return Array.from({ length: size }, (_, n) => `i-${colour}-${n}`);
  }

  fleet(stack: StackView): FleetView {
    const colour = this.colourOf(stack.name);
    const instances = this.instances(colour).map((id, n) => ({
      id,
      zone: `zone-${n % 2}`,
      lifecycle: 'InService',
      healthy: true,
    }));
    return {
      stack,
      releaseId: stack.tags['torchserve-deploy:release'] ?? null,
      manifest: stack.tags['torchserve-deploy:manifest'] ?? null,
      capacity: stack.tags['torchserve-deploy:capacity'] ?? null,
      name: stack.outputs['GroupName'] ?? null,
      minSize:
        this.minimums.get(stack.outputs['GroupName'] ?? '') ?? Number(stack.parameters['MinSize'] ?? 0),
      maxSize: Number(stack.parameters['MaxSize'] ?? 0),
      desired: instances.length,
      instances,
      failure: null,
      shortage: null,
    };
  }

  targets(colour: Colour): readonly TargetView[] {
    return this.instances(colour).map((id, n) => ({
      id,
      zone: `zone-${n % 2}`,
      state: this.healthy(colour) ? 'healthy' : 'unhealthy',
      reason: this.healthy(colour) ? null : 'Health checks failed with these codes: [503]',
    }));
  }

  readonly cloud: Cloud = {
    account: {
      credentialsUntil: async () => this.credentialsUntil,
    },
    records: {
      load: async (service, environment) => this.objects.get(`${service}/${environment}`) ?? null,
      save: async (record, tag) => {
        const key = `${record.service}/${record.environment}`;
        if ((this.objects.get(key)?.tag ?? null) !== tag) throw new RecordConflict();
        const next = `tag-${(this.writes += 1)}`;
        this.objects.set(key, { record, tag: next });
        return next;
      },
      archive: async (record) => void this.archived.push(record),
      archived: async (_service, _environment, releaseId) =>
        this.archived.findLast((record) => record.releaseId === releaseId) ?? null,
      keepRequest: async (releaseId, request) => void this.requests.set(releaseId, request),
      request: async (_service, _environment, releaseId) => this.requests.get(releaseId) ?? null,
      list: async () =>
        [...this.objects.values()].map(({ record: { service, environment } }) => ({ service, environment })),
    },
    intents: {
      read: async (service, environment) => this.intents.get(`${service}/${environment}`) ?? null,
      write: async (service, environment, intent) =>
        void this.intents.set(`${service}/${environment}`, intent),
    },
    stacks: {
      describe: async (name) => this.view(name),
      apply: async (wish) => {
        this.calls.push(`apply ${wish.name}`);
        const cause = this.stackFailures.get(wish.name) ?? null;
        this.stacks.set(wish.name, { wish, state: 'busy', cause, readyAt: this.now + 5_000 });
        return 'started';
      },
      recover: async (name, status) => {
        this.calls.push(`recover ${name} from ${status}`);
        const stack = this.stacks.get(name);
        if (stack !== undefined)
          Object.assign(stack, { state: 'busy', cause: null, readyAt: this.now + 5_000 });
        return 'done';
      },
      remove: async (name) => {
        this.calls.push(`remove ${name}`);
        const stack = this.stacks.get(name);
        if (stack !== undefined) Object.assign(stack, { state: 'deleting', readyAt: this.now + 30_000 });
        return 'done';
      },
      newEvents: async () => [],
    },
    fleets: {
      observe: async ({ blue, green }) => ({ blue: this.fleet(blue), green: this.fleet(green) }),
      pin: async (name, minSize, until, restoreMin) => {
        this.calls.push(`pin ${name} ${minSize} until ${until} then ${restoreMin}`);
        this.minimums.set(name, minSize);
        return 'done';
      },
      park: async (name, minSize, until) => {
        this.calls.push(`park ${name} ${minSize} until ${until}`);
        this.minimums.set(name, minSize);
        return 'done';
      },
      unpin: async (name, minSize) => {
        this.calls.push(`unpin ${name} ${minSize}`);
        if (minSize !== null) this.minimums.set(name, minSize);
        return 'done';
      },
    },
    traffic: {
      rule: async () => (this.weights === null ? null : { arn: 'rule', weights: this.weights }),
      createRule: async (_listener, _groups, weights) => {
        this.calls.push(`create-rule ${weights.blue}/${weights.green}`);
        this.weights = weights;
        return 'done';
      },
      removeRule: async () => {
        this.calls.push('remove-rule');
        this.weights = null;
        return 'done';
      },
      setWeights: async (_rule, _groups, weights) => {
        this.calls.push(`weights ${weights.blue}/${weights.green}`);
        this.weights = weights;
        return 'done';
      },
      targets: async (arn) => this.targets(this.colourOf(arn)),
    },
    reports: {
      read: async (releaseId) =>
        (['blue', 'green'] as const)
          .filter((colour) => this.releaseOf(colour) === releaseId)
          .flatMap((colour) => this.instances(colour))
          .map((id) => this.report(releaseId, id, this.now)),
    },
    alarms: {
      read: async (names) =>
        names.map((name) => ({
          name,
          state: this.alarms.get(name) ?? 'missing',
          reason: `state of ${name}`,
        })),
    },
    artifacts: {
      fetch: async () => ({
        path: '/archive.mar',
        sha256: 'a'.repeat(64),
        uri: 's3://models/m.mar',
        versionId: null,
      }),
      bucket: async () => 'state',
      publish: async () => ({ uri: 's3://state/a.mar', versionId: null }),
      publishBundle: async (_zip, sha256) => `s3://state/bundles/${sha256}.zip`,
    },
  };

  releaseOf(colour: Colour): string | undefined {
    const name = [...this.stacks.keys()].find((key) => key.endsWith(`-${colour}`));
    return name === undefined ? undefined : this.stacks.get(name)?.wish.tags['torchserve-deploy:release'];
  }

  /** All weights written so far, as `BLUE/GREEN`. */
  get shifts(): readonly string[] {
    return this.calls
      .filter((call) => call.startsWith('weights '))
      .map((call) => call.slice('weights '.length));
  }
}

/** The report of an instance that is ready. */
export function readyReport(releaseId: string, instanceId: string, at: number): InstanceReport {
  return {
    schemaVersion: 1,
    releaseId,
    instanceId,
    zone: 'zone-0',
    state: 'ready',
    step: 'golden',
    at,
    model: { name: 'm', version: '1.0', workersReady: 1, workersMin: 1 },
    golden: { passed: 3, failed: 0, latencyMs: 5 },
    requests: { total: 0, failed: 0 },
    reason: null,
    log: [],
  };
}

const absent = (name: string): StackView => ({
  name,
  state: 'absent',
  status: '',
  id: null,
  outputs: {},
  parameters: {},
  resolved: {},
  tags: {},
  cause: null,
});
