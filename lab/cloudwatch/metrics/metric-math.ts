import { beyondTheLab } from '../../door/call-params.ts';

/** Metric math: parses and evaluates the expressions that alarms watch. */

/** Returns the value of an id in one period; null if it is missing. */
type Values = (id: string) => number | null;

/** A parsed expression and the ids it names. */
export interface Expression {
  readonly ids: readonly string[];
  evaluate(values: Values): number | null;
}

/**
 * Parses a metric math expression: numbers, ids, + - * /, comparisons (1 or 0), parentheses, `FILL(m, n)` and
 * `IF(condition, a, b)`. It is evaluated one period at a time. The result is missing if an operand is missing or for a
 * division by 0, as in CloudWatch. Anything else is refused.
 */
export function parseExpression(source: string): Expression {
  const tokens = tokensOf(source);
  const ids = new Set<string>();
  const evaluate = new Parser(tokens, source, ids).whole();
  return { ids: [...ids], evaluate };
}

type Node = (values: Values) => number | null;

const OPERATORS: readonly Readonly<Record<string, (a: number, b: number) => number>>[] = [
  {
    '>=': (a, b) => Number(a >= b),
    '<=': (a, b) => Number(a <= b),
    '==': (a, b) => Number(a === b),
    '!=': (a, b) => Number(a !== b),
    '>': (a, b) => Number(a > b),
    '<': (a, b) => Number(a < b),
  },
  { '+': (a, b) => a + b, '-': (a, b) => a - b },
  { '*': (a, b) => a * b, '/': (a, b) => a / b },
];

const FUNCTIONS: Readonly<Record<string, (args: readonly Node[]) => Node | null>> = {
  FILL: ([series, filler, ...more]) =>
    series === undefined || filler === undefined || more.length > 0
      ? null
      : (values) => series(values) ?? filler(values),
  IF: ([condition, yes, no, ...more]) =>
    condition === undefined || yes === undefined || no === undefined || more.length > 0
      ? null
      : (values) => {
          const holds = condition(values);
          return holds === null ? null : (holds === 0 ? no : yes)(values);
        },
};

function tokensOf(source: string): readonly string[] {
  const tokens = source.match(/\d+(?:\.\d+)?|[A-Za-z_][A-Za-z0-9_]*|>=|<=|==|!=|[-+*/()<>,]|\S/g) ?? [];
  const strange = tokens.find((token) => !/^[\w.]+$|^(?:>=|<=|==|!=|[-+*/()<>,])$/.test(token));
  if (strange !== undefined) throw unknown(source);
  return tokens;
}

const unknown = (source: string) => beyondTheLab(`the metric math expression "${source}"`);

/** A recursive descent parser, one level of OPERATORS at a time. */
class Parser {
  readonly #tokens: readonly string[];
  readonly #source: string;
  readonly #ids: Set<string>;
  #at = 0;

  constructor(tokens: readonly string[], source: string, ids: Set<string>) {
    this.#tokens = tokens;
    this.#source = source;
    this.#ids = ids;
  }

  whole(): Node {
    const node = this.#level(0);
    if (this.#at < this.#tokens.length) throw unknown(this.#source);
    return node;
  }

  #level(level: number): Node {
    const operators = OPERATORS[level];
    if (operators === undefined) return this.#operand();
    let left = this.#level(level + 1);
    for (let apply = operators[this.#peek()]; apply !== undefined; apply = operators[this.#peek()]) {
      this.#at += 1;
      left = both(left, this.#level(level + 1), apply);
    }
    return left;
  }

  #operand(): Node {
    const token = this.#take();
    if (token === '-')
      return both(
        () => 0,
        this.#operand(),
        (a, b) => a - b,
      );
    if (token === '(') return this.#until(')', [this.#level(0)])[0] as Node;
    if (/^\d/.test(token)) return () => Number(token);
    if (this.#peek() === '(') return this.#call(token);
    // Ids begin with a lower-case letter.
    if (!/^[a-z]\w*$/.test(token)) throw unknown(this.#source);
    this.#ids.add(token);
    return (values) => values(token);
  }

  #call(name: string): Node {
    this.#at += 1;
    const args = [this.#level(0)];
    while (this.#peek() === ',') {
      this.#at += 1;
      args.push(this.#level(0));
    }
    const node = FUNCTIONS[name]?.(this.#until(')', args)) ?? null;
    if (node === null) throw unknown(this.#source);
    return node;
  }

  #until(end: string, nodes: readonly Node[]): readonly Node[] {
    if (this.#take() !== end) throw unknown(this.#source);
    return nodes;
  }

  #peek(): string {
    return this.#tokens[this.#at] ?? '';
  }

  #take(): string {
    const token = this.#peek();
    this.#at += 1;
    if (token === '') throw unknown(this.#source);
    return token;
  }
}

const both =
  (left: Node, right: Node, apply: (a: number, b: number) => number): Node =>
  (values) => {
    const [a, b] = [left(values), right(values)];
    if (a === null || b === null) return null;
    // A division by 0 has no result in CloudWatch.
    const result = apply(a, b);
    return Number.isFinite(result) ? result : null;
  };
