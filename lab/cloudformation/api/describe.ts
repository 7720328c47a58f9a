import type { ApiAnswer, ApiCall } from '../../ports.ts';
import type { Engine } from '../engine.ts';
import { ApiRequest } from './request.ts';
import { resourceView, stackSummary, stackView } from './stack-view.ts';

/** The API operations that describe and list stacks and their resources. */

/** DescribeStacks, always as one page. */
export async function describeStacks(call: ApiCall, { stacks }: Engine): Promise<ApiAnswer> {
  const name = new ApiRequest(call, ['StackName', 'NextToken']).text('StackName');
  if (name !== undefined) return { Stacks: [stackView(stacks.get(name, 'with id'))] };
  return {
    Stacks: stacks
      .all()
      .filter(({ deletedAt }) => deletedAt === null)
      .map(stackView),
  };
}

/** ListStacks, always as one page. */
export async function listStacks(call: ApiCall, { stacks }: Engine): Promise<ApiAnswer> {
  const wanted = new ApiRequest(call, ['StackStatusFilter', 'NextToken']).texts('StackStatusFilter');
  const found = stacks.all().filter(({ status }) => wanted.length === 0 || wanted.includes(status));
  return { StackSummaries: found.map(stackSummary) };
}

/** DescribeStackResources of one stack. */
export async function describeStackResources(call: ApiCall, { stacks }: Engine): Promise<ApiAnswer> {
  const request = new ApiRequest(call, ['StackName', 'LogicalResourceId', 'PhysicalResourceId']);
  const { id, name, statuses } = stacks.get(request.required('StackName'), 'with id');
  const only = request.text('LogicalResourceId');
  const found = [...statuses.values()].filter((status) => (only ?? status.id) === status.id);
  return {
    StackResources: found.map((status) => ({ StackId: id, StackName: name, ...resourceView(status) })),
  };
}
