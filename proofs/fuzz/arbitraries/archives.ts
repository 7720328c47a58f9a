import fc from 'fast-check';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { documents } from './json-like.ts';
import { mutatedBytes } from './mutated-bytes.ts';
import { yamlTexts } from './yaml-texts.ts';

/** Generates model archives for the targets that read them. */

/** MANIFEST.json as the archiver writes it. */
export const MANIFEST_JSON = {
  createdOn: '22/11/2026 12:00:00',
  runtime: 'python',
  model: {
    modelName: 'iris',
    modelVersion: '1.0',
    handler: 'handler.py',
    serializedFile: 'model.pt',
    configFile: 'model-config.yaml',
  },
  archiverVersion: '0.12.0',
};

const PLAIN: Zippable = {
  'handler.py': strToU8('def handle(data, context):\n    return data\n'),
  'model.pt': Uint8Array.from([0x80, 2, 0x2e]),
};

const entry = fc.tuple(
  fc.constantFrom('extra.txt', '../up', '/root', 'a\\b', 'a/', 'x.pkl', 'é', '\u202e', 'C:x', 'dir/file'),
  fc.uint8Array({ maxLength: 20 }),
);

/** Intact zips whose manifest, configuration and entries are valid or not. */
const wholeZips = fc
  .record({
    manifest: documents(fc.constant(MANIFEST_JSON)),
    config: yamlTexts,
    more: fc.array(entry, { maxLength: 2 }),
    level: fc.constantFrom(0, 6),
  })
  .map(({ manifest, config, more, level }) =>
    zipSync(
      {
        ...PLAIN,
        'MAR-INF/MANIFEST.json': strToU8(JSON.stringify(manifest) ?? ''),
        'model-config.yaml': strToU8(config.slice(0, 2_000)),
        ...Object.fromEntries(more),
      },
      { level: level === 0 ? 0 : 6 },
    ),
  );

const GOOD = [0, 6].map((level) =>
  zipSync(
    {
      ...PLAIN,
      'MAR-INF/MANIFEST.json': strToU8(JSON.stringify(MANIFEST_JSON)),
      'model-config.yaml': strToU8('minWorkers: 1\nmaxWorkers: 4\n'),
    },
    { level: level === 0 ? 0 : 6 },
  ),
);

/** Model archives, some intact and some with changed, lost or added bytes. */
export const archives: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 3, arbitrary: wholeZips },
  { weight: 6, arbitrary: mutatedBytes(fc.constantFrom(...GOOD)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);
