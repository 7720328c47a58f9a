import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { edgeOutputs } from '../../src/core/edge-outputs.ts';
import { NAMES, templateOf, textOf, type TemplateName } from './template-file.ts';

const DOC = readFileSync(new URL('../../docs/stacks.md', import.meta.url), 'utf8');

/** Names in backticks that start with a capital, in the template's paragraph, before or after "Output". */
function documented(name: TemplateName): { parameters: string[]; outputs: string[] } {
  const start = DOC.indexOf(`**${name}** parameters:`);
  const paragraph = DOC.slice(start, DOC.indexOf('\n\n', start));
  const [parameters = '', outputs = ''] = paragraph.split(/^Outputs?:|\. Outputs?:/m);
  const names = (text: string): string[] =>
    [
      ...new Set(
        [...text.split(/Tags on the stack/)[0]!.matchAll(/`([A-Z][A-Za-z0-9]+)`/g)].map((m) => m[1]!),
      ),
    ].sort();
  return { parameters: names(parameters), outputs: names(outputs) };
}

describe.each(NAMES)('%s.yaml and docs/stacks.md', (name) => {
  it('name the same parameters', () => {
    expect(Object.keys(templateOf(name).Parameters).sort()).toEqual(documented(name).parameters);
  });

  it('name the same outputs', () => {
    expect(Object.keys(templateOf(name).Outputs).sort()).toEqual(documented(name).outputs);
  });
});

describe('every template', () => {
  it.each(NAMES)('%s.yaml describes each parameter', (name) => {
    const silent = Object.entries(templateOf(name).Parameters).filter(
      ([, parameter]) => !parameter.Description,
    );
    expect(silent).toEqual([]);
  });

  it.each(NAMES)('%s.yaml is small enough to be read, and to be given inline', (name) => {
    expect(textOf(name).trimEnd().split('\n').length).toBeLessThanOrEqual(350);
    expect(Buffer.byteLength(textOf(name))).toBeLessThanOrEqual(51_200);
  });

  it.each(NAMES)('%s.yaml groups all of its parameters for people', (name) => {
    const { Metadata } = templateOf(name) as unknown as {
      Metadata: Record<string, { ParameterGroups: { Parameters: string[] }[] }>;
    };
    const grouped = Metadata['AWS::CloudFormation::Interface']!.ParameterGroups.flatMap(
      (group) => group.Parameters,
    );
    expect(grouped.sort()).toEqual(Object.keys(templateOf(name).Parameters).sort());
  });
});

it('edge.yaml gives everything that the release loop reads from it', () => {
  const outputs = Object.fromEntries(
    Object.keys(templateOf('edge').Outputs).map((key) => [key, `value of ${key}`]),
  );
  const read = edgeOutputs({
    name: 'e',
    state: 'settled',
    status: '',
    id: '',
    outputs,
    parameters: {},
    resolved: {},
    tags: {},
    cause: null,
  });
  expect(JSON.stringify(read)).not.toMatch(/""|\[\]/);
});
