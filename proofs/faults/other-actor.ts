import {
  CloudFormation,
  type CreateStackCommandInput,
  type Stack,
  type UpdateStackCommandInput,
} from '@aws-sdk/client-cloudformation';
import { setTimeout as sleep } from 'node:timers/promises';
import { labClient } from '../../lab/lab-client.ts';
import type { Lab } from '../../lab/lab.ts';

/** Somebody else with access to the account: a person at the console, another tool. */
export interface OtherActor {
  readonly client: CloudFormation;
  /** The stack by this name or id; null: none. */
  find(name: string): Promise<Stack | null>;
  /** The stack once no operation runs on it. */
  settled(name: string): Promise<Stack>;
  create(name: string, template: object, more?: Partial<CreateStackCommandInput>): Promise<Stack>;
  /** Changes parameters of a stack and nothing else; resolves when that is accepted. */
  change(
    name: string,
    parameters: Readonly<Record<string, string>>,
    more?: Partial<UpdateStackCommandInput>,
  ): Promise<void>;
}

export function otherActor(lab: Lab): OtherActor {
  const client = new CloudFormation({
    ...labClient(lab.door.url, lab.place.region),
    credentials: { accessKeyId: 'OTHERACTOR', secretAccessKey: 'of-no-meaning' },
  });
  const find = async (name: string): Promise<Stack | null> => {
    const answer = await client.describeStacks({ StackName: name }).catch((error: Error) => {
      if (error.message.endsWith('does not exist')) return null;
      throw error;
    });
    return answer?.Stacks?.[0] ?? null;
  };
  const settled = async (name: string): Promise<Stack> => {
    for (;;) {
      const stack = await find(name);
      if (stack === null) throw new Error(`there is no stack ${name}`);
      if (stack.StackStatus?.endsWith('_IN_PROGRESS') !== true) return stack;
      await sleep(20);
    }
  };
  return {
    client,
    find,
    settled,
    async create(name, template, more = {}) {
      const TemplateBody = JSON.stringify(template);
      await client.createStack({ StackName: name, TemplateBody, ...more });
      return settled(name);
    },
    async change(name, parameters, more = {}) {
      const { Parameters = [], Tags = [] } = await settled(name);
      await client.updateStack({
        StackName: name,
        UsePreviousTemplate: true,
        Parameters: Parameters.map(({ ParameterKey, ParameterValue }) => ({
          ParameterKey,
          ParameterValue: parameters[ParameterKey ?? ''] ?? ParameterValue,
        })),
        Tags,
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        ...more,
      });
    },
  };
}
