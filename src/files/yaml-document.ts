import type { Document } from 'yaml';
import { bad, good } from '../core/inputs/parsed.ts';
import type { Parsed } from '../core/inputs/parsed.ts';
import { quoted } from '../core/text/quoted.ts';

/**
 * Parses one YAML (or JSON) document from an untrusted source. Bounds the depth; refuses duplicate keys, aliases,
 * unknown tags and a second document.
 */
export const yamlDocument = async (text: string, scalars: Scalars): Promise<Parsed<unknown>> => {
  // Loaded on first use, since most runs have no file to parse.
  const yaml = await import('yaml');
  if (tooDeep(yaml, text)) return refused(`must nest at most ${DEEPEST} levels`);
  const lines = new yaml.LineCounter();
  // Off: the parser would compare each key with all keys before it, and format every error.
  const costlyOptions = { uniqueKeys: false, prettyErrors: false };
  const schema = scalars === 'typed' ? 'core' : 'failsafe';
  const document = yaml.parseDocument(text, {
    schema,
    stringKeys: true,
    lineCounter: lines,
    ...costlyOptions,
  });
  const [fault] = [...document.errors, ...document.warnings, ...repeatedKeys(yaml, document)];
  if (fault !== undefined) {
    const { line, col } = lines.linePos(fault.pos[0]);
    return refused(`must be plain YAML: ${quoted(fault.message, 120)} at line ${line}, column ${col}`);
  }
  return hasAlias(yaml, document) ? refused('must not use aliases') : good(document.toJS());
};

/** The deepest nesting. Deeper documents have no use here, and could exhaust the stack of a recursive reader. */
const DEEPEST = 32;

/**
 * `as-written`: every scalar stays the text of the file. `typed`: numbers, booleans and null are read as in YAML 1.2.
 */
export type Scalars = 'as-written' | 'typed';

/** Finds the first repeated key of a mapping. */
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
  /** The offset of the fault in the text. */
  readonly pos: readonly [number, ...number[]];
}

/** Counts open collections on the tokens alone, before the parser builds a document. */
const tooDeep = (yaml: typeof import('yaml'), text: string): boolean => {
  const parser = new yaml.Parser();
  for (const lexeme of new yaml.Lexer().lex(text)) {
    for (const _token of parser.next(lexeme)) void _token;
    if (parser.stack.length > DEEPEST && parser.stack.filter((token) => 'items' in token).length > DEEPEST)
      return true;
  }
  return false;
};

/** True if the document has an alias. Aliases can multiply content or refer to themselves. */
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
  bad('TSD1406', rule, 'Correct the named line. Each key may appear only once.');
