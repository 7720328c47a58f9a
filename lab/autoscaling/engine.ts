import { beyondTheLab } from '../call-params.ts';
import type { AlarmNotice, Door, Handler, LabTime } from '../ports.ts';
import { alarmed } from './policies/apply-policy.ts';
import { ByGroup } from './groups/by-group.ts';
import { CapacityFaults } from './instances/capacity-faults.ts';
import type { Compute, TargetGroups, Watch } from './clients/ports.ts';
import { ec2 } from './clients/ec2.ts';
import { Groups } from './groups/groups.ts';
import { labClient } from '../lab-client.ts';
import { LifecycleHooks } from './instances/lifecycle-hooks.ts';
import { look } from './reconciliation/reconcile.ts';
import { ATTACHMENTS } from './operations/attachments.ts';
import { createGroup } from './operations/create.ts';
import { deleteGroup } from './operations/delete.ts';
import { DESCRIPTIONS } from './operations/describe.ts';
import { HOOKS } from './operations/hooks.ts';
import { INSTANCES } from './operations/instances.ts';
import type { Operations } from './operations/operation.ts';
import { POLICIES } from './operations/policies.ts';
import { SCHEDULES } from './operations/schedules.ts';
import { TAGS } from './operations/tags.ts';
import { setDesiredCapacity, updateGroup } from './operations/update.ts';
import type { Parts } from './context.ts';
import type { Policy } from './policies/policy.ts';
import type { Schedule } from './schedules/schedule.ts';
import { SECONDS, SHORTEST_LOOK_MS } from './durations.ts';
import { targetGroups } from './clients/target-groups.ts';
import { watch } from './clients/alarms.ts';

const OPERATIONS: Operations = {
  CreateAutoScalingGroup: createGroup,
  UpdateAutoScalingGroup: updateGroup,
  DeleteAutoScalingGroup: deleteGroup,
  SetDesiredCapacity: setDesiredCapacity,
  ...DESCRIPTIONS,
  ...INSTANCES,
  ...ATTACHMENTS,
  ...HOOKS,
  ...TAGS,
  ...POLICIES,
  ...SCHEDULES,
};

export interface AutoScaling {
  readonly faults: CapacityFaults;
  /** Takes what an alarm tells a scaling policy. */
  alarmed(notice: AlarmNotice): void;
  /** Begins nothing new, waits for what is under way to notice. */
  stop(): Promise<void>;
}

export interface AutoScalingOptions {
  readonly door: Door;
  readonly time: LabTime;
  readonly region: string;
  /** Told every defect of the background work. */
  readonly complain: (defect: Error) => void;
  /** EC2, the load balancer and CloudWatch at the door, unless a test brings its own. */
  readonly compute?: Compute;
  readonly targetGroups?: TargetGroups;
  readonly watch?: Watch;
  /** The wall clock, in ms since the epoch; a test may bring its own. */
  readonly now?: () => number;
}

/** Answers the whole `autoscaling` service at the door and keeps its groups as AWS would. */
export function autoScaling(options: AutoScalingOptions): AutoScaling {
  const { door, time, region, complain } = options;
  const ending = new AbortController();
  const waking = new Waking();
  const tasks = new Set<Promise<void>>();
  const client = labClient(door.url, region);
  const task = (work: Promise<void>): void => {
    const watched = work
      .catch((defect: Error) => {
        if (!ending.signal.aborted) complain(defect);
      })
      .finally(() => tasks.delete(watched));
    tasks.add(watched);
  };
  const parts: Parts = {
    region,
    groups: new Groups(),
    hooks: new LifecycleHooks(),
    policies: new ByGroup<Policy>('Scaling Policy'),
    schedules: new ByGroup<Schedule>('Scheduled Action'),
    compute: options.compute ?? ec2(client),
    targetGroups: options.targetGroups ?? targetGroups(client),
    watch: options.watch ?? watch(client),
    faults: new CapacityFaults(),
    time,
    signal: ending.signal,
    now: options.now ?? Date.now,
    wake: () => waking.now(),
    task,
  };
  door.handle('autoscaling', answering(parts));
  task(keepLooking(parts, waking, complain));
  return {
    faults: parts.faults,
    alarmed: (notice) => task(alarmed(parts, notice)),
    async stop() {
      ending.abort();
      await Promise.all(tasks);
    },
  };
}

const answering =
  (parts: Parts): Handler =>
  async (call) => {
    const operation = OPERATIONS[call.operation];
    if (operation === undefined) throw beyondTheLab(`autoscaling:${call.operation}`);
    return operation(parts, call);
  };

async function keepLooking(parts: Parts, waking: Waking, complain: (defect: Error) => void): Promise<void> {
  const interval = Math.max(SECONDS.look * 1000, SHORTEST_LOOK_MS / parts.time.scale);
  while (!parts.signal.aborted) {
    const woken = waking.next();
    await look(parts).catch((defect: Error) => {
      if (!parts.signal.aborted) complain(defect);
    });
    await parts.time.wait(interval, AbortSignal.any([parts.signal, woken]));
  }
}

/** Cuts the wait between two looks short; being woken during a look asks for one more. */
class Waking {
  #next = new AbortController();

  next(): AbortSignal {
    this.#next = new AbortController();
    return this.#next.signal;
  }

  now(): void {
    this.#next.abort();
  }
}
