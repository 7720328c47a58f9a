import {
  CloudFormation,
  type CreateStackCommandInput,
  type Stack,
  type UpdateStackCommandInput,
} from '@aws-sdk/client-cloudformation';
import { labClient } from '../../lab/door/lab-client.ts';
import type { Lab } from '../../lab/lab.ts';
import { until } from '../kit/until.ts';

/** Another actor with access to the account's stacks: a person at the console or another tool. */
export interface StackActor {
  readonly client: CloudFormation;
  /** The stack with this name or id; null: there is none. */
  find(name: string): Promise<Stack | null>;
  /** The stack once no operation runs on it. */
  settled(name: string): Promise<Stack>;
  create(name: string, template: object): Promise<Stack>;
  /** Changes parameters of a stack and nothing else; resolves when CloudFormation has accepted it. */
  change(
    name: string,
    parameters: Readonly<Record<string, string>>,
    more?: Partial<UpdateStackCommandInput>,
  ): Promise<void>;
}

export function stackActor(lab: Lab): StackActor {
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
  const settled = (name: string): Promise<Stack> =>
    until(
      async () => {
        const stack = await find(name);
        if (stack === null) throw new Error(`there is no stack ${name}`);
        return stack;
      },
      ({ StackStatus }) => StackStatus?.endsWith('_IN_PROGRESS') !== true,
      { what: `${name} at rest`, withinMs: 60_000, everyMs: 20 },
    );
  return {
    client,
    find,
    settled,
    async create(name, template) {
      const wish: CreateStackCommandInput = { StackName: name, TemplateBody: JSON.stringify(template) };
      await client.createStack(wish);
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
