import type { Document } from 'yaml';
import { bad, good } from '../core/inputs/parsed.ts';
import type { Parsed } from '../core/inputs/parsed.ts';
import { quoted } from '../core/text/quoted.ts';

/** Deeper nesting has no use here, and a reader that recurses would run out of stack. */
const DEEPEST = 32;

/** `as-written`: every scalar stays the text it is in the file. `typed`: numbers, booleans and null as YAML 1.2 has them. */
export type Scalars = 'as-written' | 'typed';

/**
 * Parses one YAML (or JSON) document without trusting it: depth is bounded; duplicate keys, aliases, unknown tags and a
 * second document are refused.
 */
export const yamlDocument = async (text: string, scalars: Scalars): Promise<Parsed<unknown>> => {
  // Loaded on first use: most runs have no file to parse.
  const yaml = await import('yaml');
  if (tooDeep(yaml, text)) return refused(`must nest at most ${DEEPEST} levels`);
  const lines = new yaml.LineCounter();
  // Off: the parser compares each key with all before it, and draws a picture of every error.
  const costly = { uniqueKeys: false, prettyErrors: false };
  const schema = scalars === 'typed' ? 'core' : 'failsafe';
  const document = yaml.parseDocument(text, { schema, stringKeys: true, lineCounter: lines, ...costly });
  const [fault] = [...document.errors, ...document.warnings, ...repeatedKeys(yaml, document)];
  if (fault !== undefined) {
    const { line, col } = lines.linePos(fault.pos[0]);
    return refused(`must be plain YAML: ${quoted(fault.message, 120)} at line ${line}, column ${col}`);
  }
  return hasAlias(yaml, document) ? refused('must be written out, without aliases') : good(document.toJS());
};

/** The first key of a mapping that is there a second time. */
const repeatedKeys = (yaml: typeof import('yaml'), document: Document): readonly Fault[] => {
  const found: Fault[] = [];
  yaml.visit(document, {
    Map: (_place, { items }) => {
      const seen = new Set<string>();
      const again = items.find(({ key }) => seen.size === seen.add(String(key)).size)?.key;
      if (again === undefined) return undefined;
      found.push({
        message: 'Map keys must be unique',
        pos: yaml.isNode(again) ? (again.range ?? [0]) : [0],
      });
      return yaml.visit.BREAK;
    },
  });
  return found;
};

interface Fault {
  readonly message: string;
  /** Where in the text it begins. */
  readonly pos: readonly [number, ...number[]];
}

/** Counts open collections while the text is split into tokens, before anything is built from them. */
const tooDeep = (yaml: typeof import('yaml'), text: string): boolean => {
  const parser = new yaml.Parser();
  for (const lexeme of new yaml.Lexer().lex(text)) {
    for (const _token of parser.next(lexeme)) void _token;
    if (parser.stack.length > DEEPEST && parser.stack.filter((token) => 'items' in token).length > DEEPEST)
      return true;
  }
  return false;
};

/** An alias can multiply what it stands for, or stand inside itself. */
const hasAlias = (yaml: typeof import('yaml'), document: Document): boolean => {
  let found = false;
  yaml.visit(document, {
    Alias: () => {
      found = true;
      return yaml.visit.BREAK;
    },
  });
  return found;
};

const refused = (rule: string): Parsed<never> =>
  bad('TSD1406', rule, 'Look at the named line; each key must be there once.');
