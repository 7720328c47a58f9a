import { beyondTheLab } from '../door/call-params.ts';
import type { AlarmNotice, Door, Handler, LabTime } from '../ports.ts';
import { applyPolicy } from './policies/apply-policy.ts';
import { ByGroup } from './groups/by-group.ts';
import { CapacityFaults } from './instances/capacity-faults.ts';
import type { Compute, TargetGroups, Watch } from './clients/ports.ts';
import { ec2 } from './clients/ec2.ts';
import { Groups } from './groups/groups.ts';
import { labClient } from '../door/lab-client.ts';
import { LifecycleHooks } from './instances/lifecycle-hooks.ts';
import { reconcile } from './reconciliation/reconcile.ts';
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
import type { EngineContext } from './context.ts';
import type { Policy } from './policies/policy.ts';
import type { Schedule } from './schedules/schedule.ts';
import { SECONDS, SHORTEST_PASS_MS } from './durations.ts';
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

/** The lab's Auto Scaling, for the parts of the lab that do not call its API. */
export interface AutoScaling {
  readonly faults: CapacityFaults;
  /** Applies the scaling policy that the alarm names. */
  alarmed(notice: AlarmNotice): void;
  /** Starts nothing new, and waits until all background work has ended. */
  stop(): Promise<void>;
}

interface AutoScalingOptions {
  readonly door: Door;
  readonly time: LabTime;
  readonly region: string;
  /** Receives every defect of the background work. */
  readonly complain: (defect: Error) => void;
  /** The clients of other services; by default they call the door. */
  readonly compute?: Compute;
  readonly targetGroups?: TargetGroups;
  readonly watch?: Watch;
  /** The wall clock, in ms since the epoch; by default Date.now. */
  readonly now?: () => number;
}

/** Starts Auto Scaling: answers the whole `autoscaling` service at the door, and keeps its groups in the background. */
export function autoScaling(options: AutoScalingOptions): AutoScaling {
  const { door, time, region, complain } = options;
  const ending = new AbortController();
  const waking = new WakeSignal();
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
  const context: EngineContext = {
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
  door.handle('autoscaling', answering(context));
  task(keepReconciling(context, waking, complain));
  return {
    faults: context.faults,
    alarmed: (notice) => task(applyPolicy(context, notice)),
    async stop() {
      ending.abort();
      await Promise.all(tasks);
    },
  };
}

const answering =
  (context: EngineContext): Handler =>
  async (call) => {
    const operation = OPERATIONS[call.operation];
    if (operation === undefined) throw beyondTheLab(`autoscaling:${call.operation}`);
    return operation(context, call);
  };

async function keepReconciling(
  context: EngineContext,
  waking: WakeSignal,
  complain: (defect: Error) => void,
): Promise<void> {
  const interval = Math.max(SECONDS.pass * 1000, SHORTEST_PASS_MS / context.time.scale);
  while (!context.signal.aborted) {
    const woken = waking.next();
    await reconcile(context).catch((defect: Error) => {
      if (!context.signal.aborted) complain(defect);
    });
    await context.time.wait(interval, AbortSignal.any([context.signal, woken]));
  }
}

/** Cuts the wait between two passes short. A wake during a pass leads to one more pass. */
class WakeSignal {
  #next = new AbortController();

  next(): AbortSignal {
    this.#next = new AbortController();
    return this.#next.signal;
  }

  now(): void {
    this.#next.abort();
  }
}
