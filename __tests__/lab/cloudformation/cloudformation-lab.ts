import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
  paginateDescribeStackEvents,
  type CreateStackCommandInput,
  type Stack,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import { setTimeout as sleep } from 'node:timers/promises';
import { startCloudFormation, type CloudFormation } from '../../../lab/cloudformation/service.ts';
import { labTime } from '../../../lab/time.ts';
import { doorOverMoto, type DoorOverMoto } from '../door/door-over-moto.ts';

/** CloudFormation over a real door and a real moto. AWS's waits are 1000 times as fast. */
export interface CloudFormationLab extends DoorOverMoto, Pick<CloudFormation, 'faults'> {
  readonly client: CloudFormationClient;
  /** Creates a stack and waits until it is at rest. */
  create(name: string, template: object | string, more?: Partial<CreateStackCommandInput>): Promise<Stack>;
  /** Waits until no operation runs on the stack, and returns it. A deleted stack is found by its id. */
  settled(name: string): Promise<Stack>;
  /** Oldest first. */
  events(name: string): Promise<readonly StackEvent[]>;
  readonly defects: readonly string[];
}

export async function cloudFormationLab(block: number): Promise<CloudFormationLab> {
  const base = await doorOverMoto(block);
  const client = new CloudFormationClient(base.as('TEST'));
  const defects: string[] = [];
  const { stop, faults } = await startCloudFormation({
    door: base.door,
    time: labTime(0.001),
    pythonBin: base.place.pythonBin,
    region: base.place.region,
    onDefect: (text) => defects.push(text),
  });
  const settled = async (name: string): Promise<Stack> => {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
    const stack = Stacks?.[0];
    if (stack === undefined) throw new Error(`no stack ${name}`);
    if (stack.StackStatus?.endsWith('_IN_PROGRESS') !== true) return stack;
    await sleep(20);
    return settled(name);
  };
  return {
    ...base,
    client,
    faults,
    defects,
    settled,
    async create(name, template, more = {}) {
      const TemplateBody = typeof template === 'string' ? template : JSON.stringify(template);
      const { StackId = '' } = await client.send(
        new CreateStackCommand({ StackName: name, TemplateBody, ...more }),
      );
      return settled(StackId);
    },
    async events(name) {
      const newestFirst: StackEvent[] = [];
      for await (const { StackEvents = [] } of paginateDescribeStackEvents({ client }, { StackName: name })) {
        newestFirst.push(...StackEvents);
      }
      return newestFirst.toReversed();
    },
    async close() {
      stop();
      await base.close();
    },
  };
}

/** Events in a short form: `Logical STATUS reason`. */
export function brief(events: readonly StackEvent[]): readonly string[] {
  return events.map(({ LogicalResourceId, ResourceStatus, ResourceStatusReason }) =>
    [LogicalResourceId, ResourceStatus, ResourceStatusReason].filter((part) => part !== undefined).join(' '),
  );
}
