import type { YAMLSeq } from 'yaml';
import { Pair, Scalar, YAMLMap, type CollectionTag, type ScalarTag } from 'yaml';

/** The YAML short forms of intrinsic functions: `!Sub x` is read as `{Fn::Sub: x}`. */

const NAMES = [
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'ForEach',
  'GetAtt',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
  'Ref',
  'Condition',
];

const longName = (name: string): string => (name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`);

function wrapped(name: string, argument: unknown): YAMLMap {
  const map = new YAMLMap();
  map.add(new Pair(new Scalar(longName(name)), argument));
  return map;
}

/** The argument of a short form with a scalar. `!GetAtt A.B.C` names attribute `B.C` of resource `A`. */
function scalarArgument(name: string, text: string): unknown {
  if (name !== 'GetAtt') return text;
  const dot = text.indexOf('.');
  return [text.slice(0, dot), text.slice(dot + 1)];
}

/** Tags for the YAML parser that read short forms as long ones. */
export const shortForms: (CollectionTag | ScalarTag)[] = NAMES.flatMap((name) => [
  // Returns a plain value: the parser wraps it into a scalar.
  { tag: `!${name}`, resolve: (text: string) => ({ [longName(name)]: scalarArgument(name, text) }) },
  {
    tag: `!${name}`,
    collection: 'seq' as const,
    resolve: (items: YAMLMap.Parsed | YAMLSeq.Parsed) => wrapped(name, items),
  },
  {
    tag: `!${name}`,
    collection: 'map' as const,
    resolve: (items: YAMLMap.Parsed | YAMLSeq.Parsed) => wrapped(name, items),
  },
]);
