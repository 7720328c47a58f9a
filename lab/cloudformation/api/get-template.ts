import type { ApiAnswer, ApiCall } from '../../ports.ts';
import type { Engine } from '../engine.ts';
import { noStackWithId } from '../refusals.ts';
import { ApiRequest } from './request.ts';

/** GetTemplate: the template of a stack or of a change set, as it was sent. */
export async function getTemplate(call: ApiCall, { stacks }: Engine): Promise<ApiAnswer> {
  const request = new ApiRequest(call, ['StackName', 'ChangeSetName', 'TemplateStage']);
  const changeSetName = request.text('ChangeSetName');
  const body =
    changeSetName === undefined
      ? stacks.get(request.required('StackName'), 'with id').definition?.body
      : stacks.changeSet(changeSetName, request.text('StackName')).changeSet.definition.body;
  if (body === undefined) throw noStackWithId(request.required('StackName'));
  return { TemplateBody: body, StagesAvailable: ['Original', 'Processed'] };
}
