/**
 * Reads and renders AWS's Query protocol (CloudFormation, ELBv2, Auto Scaling, IAM, STS) and its EC2 dialect.
 * It needs no service model, because names are the wire's own.
 */

type Tree = { [name: string]: Tree | string };

/**
 * Parses a form body into nested parameters: `Tags.member.1.Key=a` and `Tag.1.Key=a` become `{Tags: [{Key:
 * 'a'}]}` and `{Tag: [{Key: 'a'}]}`. Leaves stay strings (`'3'`, `'true'`). Clients send an empty list as `''`.
 */
export function parseQueryParams(form: URLSearchParams): Record<string, unknown> {
  const tree: Tree = Object.create(null) as Tree;
  for (const [path, value] of form) {
    if (path !== 'Action' && path !== 'Version') place(tree, path.split('.'), value);
  }
  return Object.fromEntries(Object.entries(tree).map(([name, child]) => [name, withLists(child)]));
}

function place(tree: Tree, [head = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    tree[head] = value;
    return;
  }
  const child = tree[head];
  const below = typeof child === 'object' ? child : (Object.create(null) as Tree);
  tree[head] = below;
  place(below, rest, value);
}

function withLists(node: Tree | string): unknown {
  if (typeof node === 'string') return node;
  const entries = Object.entries(node);
  if (entries.length === 1 && entries[0]?.[0] === 'member') return withLists(entries[0][1]);
  if (entries.every(([name]) => /^\d+$/.test(name))) {
    return entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, child]) => withLists(child));
  }
  return Object.fromEntries(entries.map(([name, child]) => [name, withLists(child)]));
}

/** How an answer's XML differs between the two dialects. */
export interface QueryDialect {
  readonly namespace: string;
  /** The element name of a list's entry. */
  readonly entry: 'member' | 'item';
}

/** Renders the result of an operation as XML. */
export function renderQueryResult(
  dialect: QueryDialect,
  operation: string,
  answer: Readonly<Record<string, unknown>>,
  requestId: string,
): string {
  const body = renderMembers(answer, dialect.entry);
  const inner =
    dialect.entry === 'item'
      ? `<requestId>${requestId}</requestId>${body}`
      : `<${operation}Result>${body}</${operation}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
  return `<${operation}Response xmlns="${dialect.namespace}">${inner}</${operation}Response>`;
}

/** Renders an error as XML. */
export function renderQueryError(
  dialect: QueryDialect,
  error: { readonly code: string; readonly message: string; readonly status: number },
  requestId: string,
): string {
  const detail = `<Code>${escapeXml(error.code)}</Code><Message>${escapeXml(error.message)}</Message>`;
  if (dialect.entry === 'item') {
    return `<Response><Errors><Error>${detail}</Error></Errors><RequestID>${requestId}</RequestID></Response>`;
  }
  const type = error.status < 500 ? 'Sender' : 'Receiver';
  return `<ErrorResponse xmlns="${dialect.namespace}"><Error><Type>${type}</Type>${detail}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
}

function renderMembers(members: Readonly<Record<string, unknown>>, entry: string): string {
  return Object.entries(members)
    .map(([name, value]) => renderElement(name, value, entry))
    .join('');
}

function renderElement(name: string, value: unknown, entry: string): string {
  if (value === undefined || value === null) return '';
  return `<${name}>${renderValue(value, entry)}</${name}>`;
}

function renderValue(value: unknown, entry: string): string {
  if (Array.isArray(value)) return value.map((item) => renderElement(entry, item, entry)).join('');
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object' && value !== null)
    return renderMembers(value as Record<string, unknown>, entry);
  return escapeXml(String(value));
}

/**
 * Escapes a text for XML. Carriage returns become references, because XML parsers turn a raw one into a line
 * feed.
 */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}
