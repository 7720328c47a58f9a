import fc from 'fast-check';
import { texts } from './texts.ts';

/** YAML and JSON texts, nearly valid ones, and any other text. */

const LINES = [
  'service: recommender', 'min-size: 2', 'alarms: [one, two]', 'tags:', '  team: search', '- a', '  - b: c', 'a: |', '  x',
  'b: >-', '"k": "v\\n"', "'k': 'it''s'", '? x', ': y', '# note', '---', '...', '%YAML 1.2', 'a: &x [1]', 'b: *x',
  'c: !!str 1', '!<tag:x> y', '{a: {b: [1, 2]}}', '[[[]]]', 'x: .nan', 'y: 0x10', 'z: 2001-01-01', '<<: {a: b}', 'null: ~',
  '__proto__: {a: 1}', '\ta: 1', '- - - -', 'a: b: c', '"', "'", '? [a, b]', 'é: ü',
]; // prettier-ignore

const block = fc
  .array(fc.tuple(fc.constantFrom('', '', '  ', '    ', '- '), fc.constantFrom(...LINES)), { maxLength: 12 })
  .map((lines) => lines.map(([indent, line]) => indent + line).join('\n'));

const json = fc
  .tuple(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 1, '\t'))
  .map(([value, indent]) => JSON.stringify(value, null, indent));

/** The most characters of a config file. */
const LONGEST = 64 * 1024;

export const yamlTexts: fc.Arbitrary<string> = texts(fc.oneof(block, json), LONGEST);
