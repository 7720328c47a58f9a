import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { entryProblems } from '../../../src/core/archive/entry-rules.ts';
import { readManifest } from '../../../src/core/archive/manifest-rules.ts';
import { archiveWarnings } from '../../../src/core/archive/warnings.ts';
import { hasHidden } from '../../../src/core/text/quoted.ts';
import { verifyArchive } from '../../../src/files/verify-archive.ts';
import { archives, MANIFEST_JSON } from '../arbitraries/archives.ts';
import { anyJson } from '../arbitraries/json-like.ts';
import { jsonTexts } from '../arbitraries/json-texts.ts';
import { textsLike } from '../arbitraries/texts.ts';
import { allWellFormed } from '../oracles/problems.ts';
import { scratchFolder } from '../scratch-folder.ts';
import { target, type Target } from '../target.ts';
import { holds } from '../violation.ts';

/** Targets that read model archives. */

const visibleLines = (lines: readonly string[]): void =>
  holds(
    lines.every((line) => !hasHidden(line)),
    'a warning is one visible line',
  );

const manifestText = jsonTexts(fc.constant(MANIFEST_JSON));
const FILES: ReadonlySet<string> = new Set(['handler.py', 'model.pt', 'model-config.yaml']);

const manifests = target({
  name: 'archive manifests',
  share: 10,
  inputs: fc.record({ text: manifestText, config: anyJson }),
  check: ({ text, config }) => {
    const { manifest, problems } = readManifest(text, FILES);
    allWellFormed(problems);
    if (problems.length > 0) return;
    holds(/^[\w.-]{1,128}$/.test(manifest.modelName), 'a model has a plain name');
    holds(/^[\w.-]{1,128}$/.test(manifest.modelVersion), 'a model has a plain version');
    visibleLines(archiveWarnings(manifest, { config, pickles: [text], responseTimeoutSeconds: 120 }));
  },
});

const entry = fc.record({
  name: textsLike('handler.py', 'MAR-INF/MANIFEST.json', 'a/b/', '../x', '/x', 'C:/x', 'a//b'),
  special: fc.boolean(),
  encrypted: fc.boolean(),
});

const entries = target({
  name: 'archive entries',
  share: 5,
  inputs: fc.array(entry, { maxLength: 5 }),
  check: (listed) => {
    const problems = entryProblems(listed);
    allWellFormed(problems);
    if (problems.length > 0) return;
    const parts = listed.flatMap(({ name }) => name.split('/'));
    holds(!parts.includes('..') && !listed.some(({ name }) => /^[/\\]/.test(name)), 'no entry leads out');
  },
});

const scratch = scratchFolder();

const wholeArchives = target({
  name: 'whole archives',
  share: 2,
  inputs: archives,
  check: async (bytes) => {
    const path = join(scratch(), 'model.mar');
    writeFileSync(path, bytes);
    const { problems, modelName, warnings } = await verifyArchive(path, 120);
    allWellFormed(problems);
    visibleLines(warnings);
    holds(problems.length > 0 || modelName !== '', 'an archive without a problem has a model');
  },
});

export const ARCHIVE: readonly Target[] = [manifests, entries, wholeArchives];
