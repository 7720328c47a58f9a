import type { ApiAnswer, ApiCall } from '../../ports.ts';
import type { Engine } from '../engine.ts';
import { noStackWithId } from '../refusals.ts';
import { parseTemplate, type Template } from '../template/template.ts';
import { neededCapabilities, templateBody } from './definition.ts';
import { ApiRequest } from './request.ts';

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

export async function validateTemplate(call: ApiCall, { shop }: Engine): Promise<ApiAnswer> {
  const request = new ApiRequest(call, ['TemplateBody', 'TemplateURL']);
  const template = parseTemplate(await templateBody(request, { definition: null }, shop));
  return { ...summary(template), Parameters: Object.entries(template.Parameters).map(parameterView) };
}

export async function getTemplateSummary(call: ApiCall, { shop, stacks }: Engine): Promise<ApiAnswer> {
  const request = new ApiRequest(call, ['TemplateBody', 'TemplateURL', 'StackName']);
  const name = request.text('StackName');
  const stored = name === undefined ? undefined : stacks.get(name, 'with id').definition?.body;
  const template = parseTemplate(stored ?? (await templateBody(request, { definition: null }, shop)));
  return {
    ...summary(template),
    Version: '2010-09-09',
    ResourceTypes: [...new Set(Object.values(template.Resources).map(({ Type }) => Type))],
    Parameters: Object.entries(template.Parameters).map(([key, declared]) => ({
      ...parameterView([key, declared]),
      ParameterType: declared.Type,
      ParameterConstraints: { AllowedValues: declared.AllowedValues },
    })),
  };
}

function summary(template: Template): ApiAnswer {
  const capabilities = neededCapabilities(template);
  const reason = 'The following resource(s) require capabilities: [AWS::IAM::Role]';
  return {
    Description: template.Description,
    Capabilities: capabilities,
    CapabilitiesReason: capabilities.length > 0 ? reason : undefined,
    DeclaredTransforms: [],
  };
}

function parameterView([key, declared]: readonly [string, Template['Parameters'][string]]): ApiAnswer {
  return {
    ParameterKey: key,
    DefaultValue: declared.Default,
    NoEcho: String(declared.NoEcho ?? false),
    Description: declared.Description,
  };
}
