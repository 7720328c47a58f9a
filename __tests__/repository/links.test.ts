import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, it } from '@jest/globals';
import { repositoryFiles } from './repository-files.ts';

const documents = repositoryFiles().filter((path) => path.endsWith('.md') && !path.startsWith('dist/'));
const withoutCode = (text: string): string =>
  text.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, 'code');

/** The anchors that GitHub gives the headings of a document. */
const anchors = (path: string): readonly string[] =>
  [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    String(title)
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replace(/\s/g, '-'),
  );

/** Links of a document to files of this repository, each with what is wrong with it. */
const brokenLinks = (path: string, text: string): readonly string[] =>
  [...withoutCode(text).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)]
    .map(([, link]) => String(link))
    .filter((link) => {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? path : posix.join(posix.dirname(path), file);
      return !existsSync(target) || (anchor !== undefined && !anchors(target).includes(anchor));
    })
    .map((link) => `${path}: ${link}`);

it.each(documents)('%s leads nowhere that does not exist', (path) => {
  expect(brokenLinks(path, readFileSync(path, 'utf8'))).toEqual([]);
});

it('finds a file and a heading that are not there', () => {
  const text =
    '[a](docs/none.md) [b](README.md#none) [c](README.md#verbs) [d](LICENSE) [e](https://x.test/none)';
  expect(brokenLinks('CONTRIBUTING.md', text)).toEqual([
    'CONTRIBUTING.md: docs/none.md',
    'CONTRIBUTING.md: README.md#none',
  ]);
});
