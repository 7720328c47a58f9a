import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateChangeSetCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
  type CreateChangeSetCommandInput,
  type DescribeChangeSetOutput,
} from '@aws-sdk/client-cloudformation';
import type { CloudFormationLab } from './cloudformation-lab.ts';

/** Short forms of the calls on change sets. */
export function changeSetCalls(lab: () => CloudFormationLab) {
  const request = (
    StackName: string,
    ChangeSetName: string,
    template: object,
    more: Partial<CreateChangeSetCommandInput> = {},
  ) =>
    lab().client.send(
      new CreateChangeSetCommand({
        StackName,
        ChangeSetName,
        TemplateBody: JSON.stringify(template),
        ...more,
      }),
    );
  const describeSet = (StackName: string, ChangeSetName: string) =>
    lab().client.send(
      new DescribeChangeSetCommand({ StackName, ChangeSetName, IncludePropertyValues: true }),
    );
  const ready = async (stack: string, name: string): Promise<DescribeChangeSetOutput> => {
    const set = await describeSet(stack, name);
    if (set.Status !== 'CREATE_PENDING' && set.Status !== 'CREATE_IN_PROGRESS') return set;
    await sleep(5);
    return ready(stack, name);
  };
  const made = async (...args: Parameters<typeof request>) => {
    await request(...args);
    return ready(args[0], args[1]);
  };
  const execute = (StackName: string, ChangeSetName: string, ClientRequestToken?: string) =>
    lab().client.send(new ExecuteChangeSetCommand({ StackName, ChangeSetName, ClientRequestToken }));
  return { request, describeSet, made, execute };
}
