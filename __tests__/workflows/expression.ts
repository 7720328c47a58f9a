import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

/** Contexts by name, each a set of texts: all that inputs of a workflow can be made from. */
export type Contexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

const dictionary = (entries: readonly (readonly [string, data.ExpressionData])[]): data.Dictionary =>
  new data.Dictionary(...entries.map(([key, value]) => ({ key, value })));

/** A value of a `with:` as the runner hands it on: text, its expressions evaluated by GitHub's own library. */
export const evaluated = (value: unknown, contexts: Contexts): string =>
  String(value).replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => {
    const { tokens } = new Lexer(expression.trim()).lex();
    const parsed = new Parser(tokens, Object.keys(contexts), []).parse();
    const values = Object.entries(contexts).map(([name, texts]) => {
      const pairs = Object.entries(texts).map(([key, text]) => [key, new data.StringData(text)] as const);
      return [name, dictionary(pairs)] as const;
    });
    return new Evaluator(parsed, dictionary(values)).evaluate().coerceString();
  });
