import type { ArchiveFindings } from '../core/archive/findings.ts';
import type { ArchiveEntry, ModelManifest } from '../core/archive/archive.ts';
import { archiveProblem, REBUILD_ARCHIVE, MANIFEST, unreadableManifest } from '../core/archive/archive.ts';
import { entryProblems, MOST_ENTRIES } from '../core/archive/entry-rules.ts';
import { readManifest } from '../core/archive/manifest-rules.ts';
import { archiveWarnings } from '../core/archive/warnings.ts';
import type { Problem } from '../core/errors.ts';
import { quoted } from '../core/text/quoted.ts';
import { openMar } from './mar-zip.ts';
import type { MarZip } from './mar-zip.ts';
import { yamlDocument } from './yaml-document.ts';

/**
 * Verifies a model archive on this machine, before any instance gets it. With a bad archive the server only logs a
 * warning, registers no model and answers health checks with 200.
 */
export const verifyArchive = async (
  path: string,
  responseTimeoutSeconds: number,
): Promise<ArchiveFindings> => {
  try {
    const zip = await openMar(path);
    try {
      return await examine(zip, responseTimeoutSeconds);
    } finally {
      zip.close();
    }
  } catch (error) {
    return onlyProblems([
      archiveProblem(
        'TSD2001',
        `the archive is not a readable zip: ${quoted(messageOf(error), 160)}`,
        REBUILD_ARCHIVE,
      ),
    ]);
  }
};

const LARGEST_TEXT = 64 * 1024;
const PICKLE_NAME = /\.(?:pkl|pickle|joblib)$/i;
/** The first byte of every pickle since protocol 2. A TorchScript file or a newer state dictionary is a zip instead. */
const PICKLE_BYTE = 0x80;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const onlyProblems = (problems: readonly Problem[]): ArchiveFindings => ({
  modelName: '',
  modelVersion: '',
  problems,
  warnings: [],
});

const examine = async (zip: MarZip, responseTimeoutSeconds: number): Promise<ArchiveFindings> => {
  const unsafe = entryProblems(zip.entries);
  // Stops here: with an incomplete directory, or encrypted entries, further findings would be guesses.
  if (zip.entries.length > MOST_ENTRIES || zip.entries.some(({ encrypted }) => encrypted))
    return onlyProblems(unsafe);
  const bytes = await zip.head(MANIFEST, LARGEST_TEXT + 1);
  if (bytes === null)
    return onlyProblems([
      ...unsafe,
      archiveProblem('TSD2010', `the archive has no ${MANIFEST}`, REBUILD_ARCHIVE),
    ]);
  const tooLarge = unreadableManifest(`is larger than ${LARGEST_TEXT} bytes`);
  if (bytes.length > LARGEST_TEXT) return onlyProblems([...unsafe, tooLarge]);
  const { manifest, problems } = readManifest(
    bytes.toString('utf8'),
    new Set(zip.entries.map(({ name }) => name)),
  );
  const config = await readModelConfig(zip, manifest);
  const pickles = await findPickles(zip, manifest);
  return {
    modelName: manifest.modelName,
    modelVersion: manifest.modelVersion,
    problems: [...unsafe, ...problems, ...config.problems],
    warnings: archiveWarnings(manifest, { config: config.document, pickles, responseTimeoutSeconds }),
  };
};

const readModelConfig = async (
  zip: MarZip,
  { configFile }: ModelManifest,
): Promise<{ readonly document: unknown; readonly problems: readonly Problem[] }> => {
  const bytes = configFile === null ? null : await zip.head(configFile, LARGEST_TEXT + 1);
  if (configFile === null || bytes === null) return { document: null, problems: [] };
  const parsed = await yamlDocument(bytes.toString('utf8'), 'typed');
  if (parsed.ok && bytes.length <= LARGEST_TEXT) return { document: parsed.value, problems: [] };
  const rule = parsed.ok ? `must be at most ${LARGEST_TEXT} bytes` : parsed.fault.rule;
  return {
    document: null,
    problems: [archiveProblem('TSD2016', `configFile ${quoted(configFile)} ${rule}`, REBUILD_ARCHIVE)],
  };
};

const findPickles = async (zip: MarZip, { serializedFile }: ModelManifest): Promise<readonly string[]> => {
  const named = zip.entries.map(({ name }: ArchiveEntry) => name).filter((name) => PICKLE_NAME.test(name));
  if (serializedFile === null || named.includes(serializedFile)) return named;
  const start = await zip.head(serializedFile, 1);
  return start?.[0] === PICKLE_BYTE ? [...named, serializedFile] : named;
};
