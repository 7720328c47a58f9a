import { existsSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { FOLDER_LIMITS, fullFolders } from '../../scripts/folder-sizes.ts';

const files = (folder: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `${folder}/${n}.ts`);

it('finds a folder with more files than the usual limit', () => {
  expect(fullFolders([...files('src/aws', 21), ...files('src/app', 20)])).toEqual([
    'src/aws: 21 files, at most 20',
  ]);
});

it('does not count the files of folders below', () => {
  expect(fullFolders([...files('src/aws', 15), ...files('src/aws/s3', 15)])).toEqual([]);
});

it.each(FOLDER_LIMITS)('allows $folder $most files and no more', ({ folder, most }) => {
  expect(fullFolders(files(folder, most))).toEqual([]);
  expect(fullFolders(files(folder, most + 1))).toHaveLength(1);
});

it.each(FOLDER_LIMITS)('knows no folder that is gone: $folder', ({ folder, reason }) => {
  expect(existsSync(folder)).toBe(true);
  expect(reason).not.toBe('');
});
