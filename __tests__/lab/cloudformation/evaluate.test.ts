import { describe, expect, it } from '@jest/globals';
import { cidrBlocks } from '../../../lab/cloudformation/template/cidr.ts';
import { evaluate, KNOWN_AFTER_APPLY, type Scope } from '../../../lab/cloudformation/template/evaluate.ts';
import { referencedNames } from '../../../lab/cloudformation/template/expression.ts';
import { checkDependencies, inDependencyOrder } from '../../../lab/cloudformation/template/graph.ts';
import { parseTemplate } from '../../../lab/cloudformation/template/template.ts';

const scope: Scope = {
  ref: (name) => ({ Port: '80', Ids: ['a', 'b'], Later: KNOWN_AFTER_APPLY })[name],
  getAtt: (id, attribute) => (id === 'Later' ? KNOWN_AFTER_APPLY : `${id}:${attribute}`),
  mappings: { Sizes: { prod: { cpu: 4 } } },
  conditions: { Yes: { 'Fn::Equals': ['a', 'a'] }, No: { 'Fn::Not': [{ Condition: 'Yes' }] } },
  zones: ['z-a', 'z-b'],
  region: 'here-1',
};

/** Evaluates a YAML expression, as the only property of the only resource. */
function valueOf(yaml: string): unknown {
  const template = parseTemplate(`Resources:\n  R:\n    Type: T\n    Properties:\n      P: ${yaml}\n`);
  return (evaluate(template.Resources['R']?.Properties, scope) as { P: unknown }).P;
}

describe('an expression', () => {
  it.each([
    ['!Ref Port', '80'],
    ['!GetAtt Lb.Attr.Deep', 'Lb:Attr.Deep'],
    ["!Sub '${Port}-${!Literal}-${Lb.Dns}'", '80-${Literal}-Lb:Dns'],
    ["!Sub ['${A}${Port}', {A: !Ref Port}]", '8080'],
    ["!Join [',', !Ref Ids]", 'a,b'],
    ["!Select [1, !Split [',', 'p,q']]", 'q'],
    ['!If [Yes, 1, 2]', 1],
    ['!If [No, 1, 2]', 2],
    ['!Equals [!Ref Port, 80]', true],
    ['!And [!Condition Yes, !Not [!Condition No]]', true],
    ['!Or [!Condition No, !Condition No]', false],
    ["!GetAZs ''", ['z-a', 'z-b']],
    ['!Base64 abc', 'YWJj'],
    ['!FindInMap [Sizes, prod, cpu]', 4],
    ['!Select [1, !Cidr [10.0.0.0/16, 2, 8]]', '10.0.1.0/24'],
    ["{ 'Fn::GetAtt': Lb.Dns }", 'Lb:Dns'],
  ])('%s', (yaml, expected) => {
    expect(valueOf(yaml)).toEqual(expected);
  });

  it.each([
    "!Sub 'x${Later}'",
    "!Join ['', [a, !Ref Later]]",
    '!Select [0, !Ref Later]',
    '!Base64 {Ref: Later}',
  ])('%s of an unknown value is unknown', (yaml) => {
    expect(valueOf(yaml)).toBe(KNOWN_AFTER_APPLY);
  });

  it.each([
    ['!ImportValue x', /does not support the function Fn::ImportValue/],
    ["!Join ['-', [x, !Ref Nowhere]]", /Unresolved resource dependencies \[Nowhere\]/],
    ['!Select [5, [a]]', /Fn::Select cannot select nonexistent value at index 5/],
    ['!FindInMap [Sizes, dev, cpu]', /Unable to get mapping for Sizes::dev::cpu/],
    ["!GetAZs 'elsewhere-1'", /does not support Fn::GetAZs of another region/],
    ['!If [Unknown, 1, 2]', /Unresolved condition dependency Unknown/],
  ])('%s is refused with a message', (yaml, words) => {
    expect(() => valueOf(yaml)).toThrow(words);
  });

  it('names what it refers to, except its own variables', () => {
    const { Resources } = parseTemplate(
      "Resources: { R: { Type: T, Properties: { A: !Sub ['${V}${B.x}', {V: !Ref C}], D: [!GetAtt E.f] } } }",
    );
    expect([...referencedNames(Resources['R'])].toSorted()).toEqual(['B', 'C', 'E']);
  });
});

describe('cidrBlocks', () => {
  it('cuts equal blocks from the start', () => {
    expect(cidrBlocks('127.32.0.0/16', 3, 12)).toEqual(['127.32.0.0/20', '127.32.16.0/20', '127.32.32.0/20']);
  });

  it('refuses more than fits', () => {
    expect(() => cidrBlocks('10.0.0.0/24', 3, 7)).toThrow(/cannot cut 3 blocks/);
  });
});

describe('a template is refused (CFN-20)', () => {
  it.each([
    [
      'when it is too large',
      `Resources: {R: {Type: T}}\n#${'x'.repeat(51_200)}`,
      /less than or equal to 51200/,
    ],
    ['without resources', 'Outputs: {}', /At least one Resources member must be defined/],
    [
      'with a section nobody knows',
      'Resources: {R: {Type: T}}\nFoo: {}',
      /Invalid template property or properties \[Foo\]/,
    ],
    [
      'with a section that only AWS knows',
      'Resources: {R: {Type: T}}\nRules: {}',
      /lab does not support template sections \[Rules\]/,
    ],
    [
      'with an attribute that only AWS knows',
      'Resources: {R: {Type: T, CreationPolicy: {}}}',
      /resource attributes \[CreationPolicy\]/,
    ],
    ['with a key twice', 'Resources: {R: {Type: T}, R: {Type: T}}', /YAML not well-formed/],
    ['with a tag nobody knows', 'Resources: {R: {Type: !Foo T}}', /YAML not well-formed/],
    ['with a dash in a name', 'Resources: {R-1: {Type: T}}', /Resource name R-1 is non alphanumeric/],
  ])('%s', (_when, body, words) => {
    expect(() => parseTemplate(body)).toThrow(words);
  });
});

describe('dependencies', () => {
  const graph = (edges: Record<string, string[]>) =>
    new Map(Object.entries(edges).map(([id, needs]) => [id, new Set(needs)]));

  it('must be known and without circles', () => {
    expect(() => checkDependencies(graph({ A: ['B'] }), () => false)).toThrow(
      'Template format error: Unresolved resource dependencies [B] in the Resources block of the template',
    );
    expect(() => checkDependencies(graph({ A: ['B'], B: ['A'], C: ['A'], D: [] }), () => false)).toThrow(
      'Circular dependency between resources: [A, B, C]',
    );
  });

  it('order the work; unordered work runs in parallel', async () => {
    const begun: string[] = [];
    const ended: string[] = [];
    await inDependencyOrder(graph({ C: ['A', 'B'], A: [], B: [] }), async (id) => {
      begun.push(id);
      await Promise.resolve();
      ended.push(id);
    });
    expect(begun).toEqual(['A', 'B', 'C']);
    expect(ended).toEqual(['A', 'B', 'C']);
  });

  it('let nothing new start after a failure', async () => {
    const begun: string[] = [];
    const failures = await inDependencyOrder(graph({ B: ['A'], A: [], C: [] }), async (id) => {
      begun.push(id);
      if (id === 'A') throw new Error('no');
    });
    expect(begun).toEqual(['A', 'C']);
    expect(failures).toEqual([{ id: 'A', error: new Error('no') }]);
  });
});
