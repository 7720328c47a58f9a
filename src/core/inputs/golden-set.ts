import { isFields, type Fields } from '../text/json.ts';
import type { Problem } from '../errors.ts';
import type { GoldenSet } from '../instance-spec.ts';
import { quoted } from '../text/quoted.ts';

/** Reads the golden set from a parsed file. Each problem names its place in the file. */
export const goldenSet = (
  document: unknown,
): { readonly golden: GoldenSet | null; readonly problems: readonly Problem[] } => {
  const requests: unknown = isFields(document) ? document['requests'] : undefined;
  if (!isFields(document) || !Array.isArray(requests) || Object.keys(document).length !== 1)
    return {
      golden: null,
      problems: [problem('must be a mapping with the single key `requests`, a list')],
    };
  const rules = [...countRules(requests), ...requests.flatMap((request, i) => requestRules(request, i + 1))];
  // Every field was just checked against GoldenSet's shape.
  return rules.length === 0
    ? { golden: document as unknown as GoldenSet, problems: [] }
    : { golden: null, problems: rules.map(problem) };
};

/** The most requests of a golden set. Every instance answers all of them before it is ready. */
const MOST_REQUESTS = 100;

/** Returns the rule that a field's value breaks; null for a good value. */
type Check = (value: unknown) => string | null;

const when =
  (holds: (value: unknown) => boolean, rule: string): Check =>
  (value) =>
    holds(value) ? null : rule;

const within =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most
      ? null
      : `must be a number from ${least} to ${most}`;

/** True for a value that JSON can hold; YAML can also hold `.nan` and `.inf`. */
const isJson = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value !== 'object' || value === null || Object.values(value).every(isJson);

const isBase64 = (value: unknown): boolean =>
  typeof value === 'string' && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value);

const json = when(isJson, 'must hold finite numbers');

const REQUEST: Readonly<Record<string, Check>> = {
  name: when((v) => typeof v === 'string' && /^[\w .:/-]{1,100}$/.test(v), 'must be a short plain text'),
  contentType: when((v) => typeof v === 'string' && /^[\x20-\x7e]{1,200}$/.test(v), 'must be a content type'),
  body: json,
  bodyBase64: when(isBase64, 'must be Base64'),
  expect: when(isFields, 'must be a mapping'),
};

const EXPECT: Readonly<Record<string, Check>> = {
  status: within(100, 599),
  json,
  text: when((v) => typeof v === 'string', 'must be a text'),
  tolerance: within(0, 1e9),
  maxLatencyMs: within(1, 3_600_000),
};

const countRules = (requests: readonly unknown[]): readonly string[] => {
  const names = requests.map((request) =>
    isFields(request) && typeof request['name'] === 'string' ? request['name'] : undefined,
  );
  const repeated = names.find((name, i) => name !== undefined && names.indexOf(name) !== i);
  return [
    ...(requests.length >= 1 && requests.length <= MOST_REQUESTS
      ? []
      : [`must have 1 to ${MOST_REQUESTS} requests`]),
    ...(repeated === undefined ? [] : [`must name each request once; ${quoted(repeated)} appears twice`]),
  ];
};

const requestRules = (request: unknown, place: number): readonly string[] => {
  if (!isFields(request)) return [`request ${place} must be a mapping`];
  const expect = isFields(request['expect']) ? request['expect'] : {};
  return [
    ...(request['name'] === undefined ? ['name must be given'] : []),
    ...('body' in request === 'bodyBase64' in request ? ['must have either body or bodyBase64'] : []),
    ...('json' in expect && 'text' in expect ? ['expect must not have both json and text'] : []),
    ...(['json', 'text', 'status'].some((key) => key in expect)
      ? []
      : ['expect must have json, text or status']),
    ...fieldRules(request, REQUEST, ''),
    ...fieldRules(expect, EXPECT, 'expect.'),
  ].map((rule) => `request ${place}: ${rule}`);
};

const fieldRules = (
  fields: Fields,
  checks: Readonly<Record<string, Check>>,
  prefix: string,
): readonly string[] =>
  Object.entries(fields).flatMap(([key, value]) => {
    const check = Object.hasOwn(checks, key) ? checks[key] : undefined;
    if (check === undefined) return [`${quoted(prefix + key)} is not a known field`];
    const rule = check(value);
    return rule === null ? [] : [`${prefix}${key} ${rule}`];
  });

const problem = (rule: string): Problem => ({
  code: 'TSD1407',
  subject: 'golden',
  message: `the file is not a golden set: ${rule}`,
  remedy: 'Write `{"requests": [{"name": "one", "body": …, "expect": {"json": …}}]}`.',
});
