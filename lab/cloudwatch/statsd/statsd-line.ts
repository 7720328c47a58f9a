/** One StatsD measurement: `name:value|type[|@rate][|#tag:value,…]`. */
export interface Measurement {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'timing' | 'histogram';
  readonly value: number;
  /** True for a gauge with a sign (`+1`, `-1`), which changes the value instead of setting it. */
  readonly relative: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

const TYPES: Readonly<Record<string, Measurement['type']>> = {
  c: 'counter',
  g: 'gauge',
  ms: 'timing',
  h: 'histogram',
};

/** Parses a StatsD line; null for an invalid one. A sampled counter is divided by its rate. */
export function parseLine(line: string): Measurement | null {
  const [measured = '', type = '', ...extras] = line.split('|');
  const colon = measured.lastIndexOf(':');
  const kind = TYPES[type];
  const digits = measured.slice(colon + 1);
  if (colon < 1 || kind === undefined || !/^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(digits)) return null;
  const rate = Number(extras.find((extra) => extra.startsWith('@'))?.slice(1) ?? 1);
  if (!(rate > 0 && rate <= 1)) return null;
  return {
    name: measured.slice(0, colon),
    type: kind,
    value: kind === 'counter' ? Number(digits) / rate : Number(digits),
    relative: kind === 'gauge' && /^[-+]/.test(digits),
    tags: tagsIn(extras.find((extra) => extra.startsWith('#'))?.slice(1) ?? ''),
  };
}

const tagsIn = (list: string): Measurement['tags'] =>
  Object.fromEntries(
    list
      .split(',')
      .filter((tag) => tag !== '')
      .map((tag) => {
        const colon = tag.indexOf(':');
        return colon < 0 ? [tag, ''] : [tag.slice(0, colon), tag.slice(colon + 1)];
      }),
  );
