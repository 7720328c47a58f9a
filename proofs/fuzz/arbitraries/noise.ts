import fc from 'fast-check';

/** Text of no grammar: any Unicode with lone surrogates, mixed with text that has a meaning somewhere. */

/** Text that has a meaning for readers, shells, Markdown or runners. */
export const TOKENS: readonly string[] = [
  '\n', '\r\n', '\r', '\t', ' ', '\u0000', '\u001b[31m', '\u001b]', '\u009b', '\u2028', '\u202e', '\u200b', '\ufeff',
  '\ud800', '\udfff', '::error::', '##[', '::', '<!--', '<!-- torchserve-deploy:releases -->\n', '](', '```', '`', '@a',
  '#1', '%', '%0A', '%2e', '..', '/', '\\', '?', '#', '=', ',', ':', ';', '-', '+', '*', '&a', '*a', '!!', '[', ']', '{',
  '}', '"', "'", '|', '>', '$(id)', '${{ x }}', '__proto__', 'constructor', 'null', 'true', '0', '-1', '1e9', '0x10',
  '999999999999', 's3://', 'hold', 'ASIAABCDEFGHIJKLMNOP', 'X-Amz-Signature=aa', 'https://',
]; // prettier-ignore

const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

export const noise: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
  fc
    .array(fc.oneof(fc.constantFrom(...TOKENS), unit, fc.string({ maxLength: 4 })), { maxLength: 12 })
    .map((parts) => parts.join('')),
);
