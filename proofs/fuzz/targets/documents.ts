import fc from 'fast-check';
import { goldenSet } from '../../../src/core/inputs/golden-set.ts';
import { yamlDocument } from '../../../src/files/yaml-document.ts';
import { documents } from '../arbitraries/json-like.ts';
import { yamlTexts } from '../arbitraries/yaml-texts.ts';
import { allWellFormed, parsedWell } from '../oracles/problems.ts';
import { target, type Target } from '../target.ts';
import { holds, same } from '../violation.ts';

/** Targets that read files which are already text or a document. */

const DEEPEST = 32;

const depth = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0;

const yaml = (scalars: 'as-written' | 'typed'): Target =>
  target({
    name: `YAML, ${scalars}`,
    share: 3,
    inputs: yamlTexts,
    check: async (text) => {
      const parsed = await yamlDocument(text, scalars);
      parsedWell(parsed);
      holds(!parsed.ok || depth(parsed.value) <= DEEPEST, `nesting is at most ${DEEPEST}`);
      holds(Object.getPrototypeOf({}) === Object.prototype && !('a' in {}), 'a key has no power');
    },
  });

const json = target({
  name: 'JSON read as YAML',
  share: 2,
  inputs: fc.jsonValue({ maxDepth: 5 }),
  check: async (value) => {
    const text = JSON.stringify(value);
    same(
      await yamlDocument(text, 'typed'),
      { ok: true, value: JSON.parse(text) },
      'JSON means what JSON means',
    );
  },
});

const GOLDEN = {
  requests: [
    { name: 'one', body: { data: [1, 2] }, expect: { json: [0.5], tolerance: 1e-3 } },
    {
      name: 'two',
      bodyBase64: 'aGVsbG8=',
      contentType: 'image/png',
      expect: { text: 'cat', maxLatencyMs: 500 },
    },
    { name: 'three', body: 'x', expect: { status: 200 } },
  ],
};

const golden = target({
  name: 'golden sets',
  share: 10,
  inputs: documents(fc.constant(GOLDEN)),
  check: (document) => {
    const { golden: set, problems } = goldenSet(document);
    allWellFormed(problems);
    holds((set === null) === problems.length > 0, 'a golden set has no problem, and only it has none');
    if (set === null) return;
    same(
      goldenSet(JSON.parse(JSON.stringify(set))).problems,
      [],
      'what an instance is given is a golden set',
    );
  },
});

export const DOCUMENTS: readonly Target[] = [yaml('as-written'), yaml('typed'), json, golden];
