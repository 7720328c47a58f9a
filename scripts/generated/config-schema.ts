import { configKeys } from '../../src/core/inputs/config-document.ts';
import type { Definition } from '../../src/core/inputs/definition.ts';
import { DEPLOY_INPUTS } from '../../src/core/inputs/deploy-inputs.ts';

/** Makes the JSON Schema of the config file, for completion and early errors in an editor. The action checks by itself. */
export const configSchema = (): string =>
  `${JSON.stringify(
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'torchserve-deploy: config file',
      description: 'Inputs of the deploy action; an input given in the workflow wins over this file.',
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(configKeys(DEPLOY_INPUTS).map(property)),
    },
    null,
    2,
  )}\n`;

const property = (name: string): readonly [string, object] => {
  const definition = (DEPLOY_INPUTS as Readonly<Record<string, Definition<unknown>>>)[name];
  if (definition === undefined) throw new Error(`no input ${name}`);
  const { description, form, default: text } = definition;
  return [
    name,
    { description, ...form.schema, ...(text === undefined || text === '' ? {} : { default: text }) },
  ];
};
