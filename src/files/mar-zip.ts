import type { Entry, ZipFile } from 'yauzl';
import type { ArchiveEntry } from '../core/archive/archive.ts';
import { MOST_ENTRIES } from '../core/archive/entry-rules.ts';

/** An opened model archive. Opening reads the directory of the zip, but no content. */
export interface MarZip {
  readonly entries: readonly ArchiveEntry[];
  /** Returns the first `count` bytes of an entry, decompressed; null when there is no such entry. */
  head(name: string, count: number): Promise<Buffer | null>;
  close(): void;
}

const FILE_KINDS: ReadonlySet<number> = new Set([0, 0o040000, 0o100000]);
const UTF8_NAMES = 0x800;

/** Opens a zip. Rejects when the file is no zip or is damaged. */
export const openMar = async (path: string): Promise<MarZip> => {
  // Loaded on first use, so that a run with bad inputs ends quickly.
  const { default: yauzl } = await import('yauzl');
  // Decodes names here: yauzl's own check stops at the first unsafe name, and repairs others silently.
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false, decodeStrings: false };
    yauzl.open(path, options, (error, opened) => (error === null ? resolve(opened) : reject(error)));
  });
  try {
    const found = await readDirectory(zip);
    return {
      entries: found.map(({ name, entry }) => ({ name, ...kindOf(entry) })),
      head: (name, count) => readHead(zip, found.find((one) => one.name === name)?.entry, count),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
};

interface Named {
  readonly name: string;
  readonly entry: Entry;
}

const readDirectory = (zip: ZipFile): Promise<readonly Named[]> =>
  new Promise((resolve, reject) => {
    const found: Named[] = [];
    zip.on('error', reject);
    zip.on('end', () => resolve(found));
    zip.on('entry', (entry: Entry) => {
      found.push({ name: nameOf(entry), entry });
      // Stops at one entry too many: the archive is refused anyway.
      if (found.length > MOST_ENTRIES) resolve(found);
      else zip.readEntry();
    });
    zip.readEntry();
  });

/**
 * Decodes the name of an entry. With `decodeStrings` off it is bytes, whatever its type says; old zips have Latin-1
 * names.
 */
const nameOf = (entry: Entry): string =>
  Buffer.from(entry.fileName).toString((entry.generalPurposeBitFlag & UTF8_NAMES) === 0 ? 'latin1' : 'utf8');

const kindOf = (entry: Entry): { readonly special: boolean; readonly encrypted: boolean } => ({
  special: !FILE_KINDS.has((entry.externalFileAttributes >>> 16) & 0o170000),
  encrypted: (entry.generalPurposeBitFlag & 1) === 1,
});

const readHead = async (zip: ZipFile, entry: Entry | undefined, count: number): Promise<Buffer | null> => {
  if (entry === undefined) return null;
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => (error === null ? resolve(opened) : reject(error)));
  });
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    parts.push(Buffer.from(part));
    size += part.length;
    if (size >= count) break;
  }
  return Buffer.concat(parts).subarray(0, count);
};
