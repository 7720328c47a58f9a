import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { address, fenced, inMarkdown, oneLine, visible } from '../../src/report/foreign-text.ts';

/** Whole Unicode, lone surrogates too, salted with what an attacker would write. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(
        '::error::',
        '##[add-mask]',
        '##',
        '[',
        '::',
        '\r\n',
        '\u2028',
        '\u001b[31m',
        '@everyone',
        '@',
        '<!-- torchserve-deploy:',
        '<!--',
        '](',
        '```',
        '`',
        '`a`',
        '\\',
        '|',
        '#12',
        'https://evil.example',
        '\u202e',
        '\u200b',
      ),
    ),
  )
  .map((parts) => parts.join(''));

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

describe('foreign text in a log line', () => {
  it('never breaks the line, hides a character or says a workflow command', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = oneLine(text);
        expect(line).not.toMatch(/[\r\n]/);
        expect(line).not.toMatch(CONTROL);
        expect(line.trimStart().startsWith('::')).toBe(false);
        expect(line).not.toContain('##[');
        expect(line.isWellFormed()).toBe(true);
        expect(line.length).toBeLessThanOrEqual(500);
      }),
    );
  });

  it('keeps what a person needs to read', () => {
    expect(oneLine('Resource AWS::EC2::Instance failed:\n  \u001b[1mno capacity\u001b[0m')).toBe(
      'Resource AWS::EC2::Instance failed: no capacity',
    );
    expect(oneLine('::error title=x::boom')).toBe(': :error title=x::boom');
    expect(oneLine('é – 日本 🚀')).toBe('é – 日本 🚀');
  });

  it('redacts access keys and the signature of a presigned address', () => {
    const said = visible('AKIAIOSFODNN7EXAMPLE got https://b.s3/x?X-Amz-Signature=abc123&x=1');
    expect(said).toBe('[access key] got https://b.s3/x?X-Amz-Signature=[redacted]&x=1');
  });
});

/** What is left when a reader of Markdown has taken the code spans out: each begins at an unescaped backtick. */
const withoutCode = (markdown: string): string =>
  markdown.replace(/\\[^]|`([^`]*)`/g, (found, code?: string) => {
    if (code === undefined) return found;
    expect(code).toMatch(/^[\w ./:=,%?&+@-]+$/);
    return '';
  });

describe('foreign text inside Markdown', () => {
  it('keeps a plain code span and takes every other backtick for what it is', () => {
    expect(inMarkdown('Give `image: NAME@sha256:X`, not `<b>`')).toBe(
      'Give `image: NAME@sha256:X`, not \\`&lt;b&gt;\\`',
    );
  });

  it('makes no mention, link, HTML, marker, cell or code span', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const cell = withoutCode(inMarkdown(text));
        expect(cell).not.toMatch(/[\r\n<>]/);
        expect(cell).not.toMatch(/@[A-Za-z0-9]/);
        expect(cell).not.toContain('](');
        expect(cell).not.toMatch(/https?:\/\//i);
        // Each character that could begin markup is escaped: an odd run of backslashes stands before it.
        for (const [, slashes] of cell.matchAll(/(\\*)[`*_[\]|~!]/g)) expect(slashes!.length % 2).toBe(1);
      }),
    );
  });

  it('escapes what a table or a link would be made of', () => {
    expect(inMarkdown('a|b [x](y) <b> `c`')).toBe('a\\|b \\[x\\]\\(y\\) &lt;b&gt; `c`');
  });
});

describe('foreign lines in a code block', () => {
  it('never end the block early and never hold a marker', () => {
    fc.assert(
      fc.property(fc.array(hostile), (lines) => {
        const rows = fenced(lines).split('\n');
        const fence = rows[0]!.replace('text', '');
        expect(rows.at(-1)).toBe(fence);
        for (const row of rows.slice(1, -1)) {
          expect(row).not.toContain(fence);
          expect(row).not.toContain('<!--');
          expect(row).not.toMatch(CONTROL);
        }
      }),
    );
  });

  it('shows the last lines when there are too many', () => {
    const lines = Array.from({ length: 100 }, (_, i) => `line ${i}`);
    expect(fenced(lines, 2)).toBe('```text\nline 98\nline 99\n```');
  });
});

describe('an address', () => {
  it('is a link when it is a host, a port and a path', () => {
    expect(address('http://lb-1.eu-central-1.elb.amazonaws.com:8080/p')).toBe(
      '<http://lb-1.eu-central-1.elb.amazonaws.com:8080/p>',
    );
  });

  it.each(['javascript:alert(1)', 'https://user:pw@host/', 'https://host/?a=<b>', 'http://h/ x'])(
    'is mere text otherwise: %s',
    (url) => expect(address(url)).not.toMatch(/^<|:\/\//),
  );
});
