import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { releaseNotes } from '../../scripts/changelog.mjs';

const CHANGELOG = `# Changelog

## [Unreleased]

- not yet

## [1.2.0] - 2026-12-01

### Added

- a verb

## [1.1.0] - 2026-11-01
`;

describe('releaseNotes', () => {
  it('gives the section of the version alone', () => {
    expect(releaseNotes('v1.2.0', '1.2.0', CHANGELOG)).toBe('### Added\n\n- a verb\n');
  });

  it.each([
    ['a tag of another version', 'v1.2.1', '1.2.0', /package.json says 1.2.0/],
    ['a version without a section', 'v1.3.0', '1.3.0', /no section/],
    ['a section without entries', 'v1.1.0', '1.1.0', /no section/],
  ])('refuses %s', (_, tag, version, message) => {
    expect(() => releaseNotes(tag, version, CHANGELOG)).toThrow(message);
  });
});

describe('CHANGELOG.md', () => {
  const headings = [...readFileSync('CHANGELOG.md', 'utf8').matchAll(/^## .*$/gm)].map(String);

  it('begins with what is not released, then versions with their dates', () => {
    expect(headings[0]).toBe('## [Unreleased]');
    expect(
      headings.slice(1).filter((text) => !/^## \[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d$/.test(text)),
    ).toEqual([]);
  });
});
