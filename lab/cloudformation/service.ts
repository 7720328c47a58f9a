import { DescribeAvailabilityZonesCommand } from '@aws-sdk/client-ec2';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { ApiAnswer, ApiCall, Door, LabTime } from '../ports.ts';
import {
  createChangeSet,
  deleteChangeSet,
  describeChangeSet,
  executeChangeSet,
  listChangeSets,
} from './api/change-sets.ts';
import { describeStackResources, describeStacks, listStacks } from './api/describe.ts';
import { describeEvents, describeStackEvents } from './api/events.ts';
import { continueUpdateRollback, rollbackStack } from './api/recoveries.ts';
import { StackStore } from './stack/stack-store.ts';
import { createStackCall, deleteStackCall, updateStackCall } from './api/stacks.ts';
import { getTemplate } from './api/get-template.ts';
import { labClient } from '../door/lab-client.ts';
import { clientsAt } from './clients.ts';
import { unsupportedByLab } from './refusals.ts';
import { RESOURCE_TYPES } from './resource-types.ts';
import { openSchemas } from './schema/schemas.ts';
import { StackFaults } from './stack-faults.ts';
import type { Stack } from './stack/stack.ts';
import type { Engine } from './engine.ts';

/** The lab's CloudFormation, as the lab and its tests control it. */
export interface CloudFormation {
  readonly faults: StackFaults;
  /**
   * Shows another status for a stack that is at rest, even one that AWS does not have yet. Calls are judged by
   * this status. Returns a function that restores the former status.
   */
  forceStatus(name: string, status: string): () => void;
  /** Stops all operations where they are, without events. */
  stop(): void;
}

type Operation = (call: ApiCall, engine: Engine) => Promise<ApiAnswer>;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  ContinueUpdateRollback: continueUpdateRollback,
  CreateChangeSet: createChangeSet,
  CreateStack: createStackCall,
  DeleteChangeSet: deleteChangeSet,
  DeleteStack: deleteStackCall,
  DescribeChangeSet: describeChangeSet,
  DescribeEvents: describeEvents,
  DescribeStackEvents: describeStackEvents,
  DescribeStackResources: describeStackResources,
  DescribeStacks: describeStacks,
  ExecuteChangeSet: executeChangeSet,
  GetTemplate: getTemplate,
  ListChangeSets: listChangeSets,
  ListStacks: listStacks,
  RollbackStack: rollbackStack,
  UpdateStack: updateStackCall,
};

/**
 * Starts answering CloudFormation's calls at the door. Refuses operations and parameters that the lab does not
 * support.
 */
export async function startCloudFormation(options: {
  readonly door: Door;
  readonly time: LabTime;
  readonly pythonBin: string;
  readonly region: string;
  /** Called when an operation ends in an exception that is not a resource's failure. */
  readonly onDefect: (text: string) => void;
}): Promise<CloudFormation> {
  const { door, time, region, pythonBin } = options;
  const settings = labClient(door.url, region);
  const clients = clientsAt(settings);
  const identity = await new STSClient(settings).send(new GetCallerIdentityCommand({}));
  const zones = await clients.ec2.send(new DescribeAvailabilityZonesCommand({}));
  const onDefect = (error: unknown) => {
    options.onDefect(
      `CloudFormation: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  };
  const stopped = new AbortController();
  const engine: Engine = {
    stacks: new StackStore(),
    context: {
      types: RESOURCE_TYPES,
      schemas: openSchemas(pythonBin, region),
      faults: new StackFaults(),
      clients,
      time: stoppable(stopped.signal, time),
      region,
      accountId: identity.Account ?? '',
      zones: (zones.AvailabilityZones ?? []).map(({ ZoneName }) => ZoneName ?? ''),
      onDefect,
    },
    inBackground(operation, fail) {
      operation.catch((error: unknown) => {
        onDefect(error);
        fail();
      });
    },
  };
  door.handle('cloudformation', (call) => {
    const operation = OPERATIONS[call.operation];
    if (operation === undefined) throw unsupportedByLab(`the CloudFormation operation ${call.operation}`);
    return operation(call, engine);
  });
  return {
    faults: engine.context.faults,
    forceStatus: (name, status) => forcedStatus(engine.stacks.get(name), status),
    stop: () => stopped.abort(),
  };
}

function forcedStatus(stack: Stack, status: string): () => void {
  const before = stack.status;
  stack.status = status;
  return () => {
    stack.status = before;
  };
}

/** The same clock, but after the stop no wait ever ends. A pending wait keeps no process alive. */
function stoppable(stopped: AbortSignal, time: LabTime): LabTime {
  return {
    scale: time.scale,
    async wait(awsMs, signal) {
      await time.wait(awsMs, signal === undefined ? stopped : AbortSignal.any([stopped, signal]));
      if (stopped.aborted) await new Promise(() => undefined);
    },
  };
}
