/** The settings of a service unit that the lab's systemd uses. */
export interface ServiceUnit {
  readonly workingDirectory: string | null;
  readonly environment: Readonly<Record<string, string>>;
  readonly environmentFiles: readonly string[];
  /** Commands before each start. With `-` in front, a failure is ignored. */
  readonly startPre: readonly string[];
  readonly start: string;
  readonly killMode: 'control-group' | 'mixed';
  readonly restart: 'no' | 'on-failure' | 'always';
  readonly restartMs: number;
  readonly stopMs: number;
  /** After more than `startLimitBurst` starts within `startLimitMs` the unit stays failed. */
  readonly startLimitBurst: number;
  readonly startLimitMs: number;
}

/** Settings that are accepted without effect. README.md says what they do on AWS. */
const WITHOUT_EFFECT = new Set([
  'Unit.Description',
  'Unit.After',
  'Unit.Wants',
  'Service.User',
  'Service.NoNewPrivileges',
  'Service.IPAddressDeny',
  'Service.LimitNOFILE',
  'Install.WantedBy',
]);

type Settings = Map<string, string[]>;

function readSettings(text: string): Settings {
  const settings: Settings = new Map();
  let section = '';
  for (const line of text.replaceAll('\\\n', ' ').split('\n')) {
    const content = line.trim();
    if (content === '' || /^[#;]/.test(content)) continue;
    const header = /^\[(\w+)\]$/.exec(content)?.[1];
    if (header !== undefined) {
      section = header;
      continue;
    }
    const [name = '', ...value] = content.split('=');
    const key = `${section}.${name.trim()}`;
    settings.set(key, [...(settings.get(key) ?? []), value.join('=').trim()]);
  }
  return settings;
}

/** Reads a time span such as `5`, `5s`, `100ms` or `2min` as milliseconds. */
function duration(text: string): number {
  const [, number, unit = 's'] = /^(\d+)(ms|s|min)?$/.exec(text) ?? [];
  if (number === undefined) throw new Error(`the lab's systemd does not read the time span "${text}"`);
  return Number(number) * { ms: 1, s: 1_000, min: 60_000 }[unit as 'ms' | 's' | 'min'];
}

/** Splits a text into words as systemd does: at white space, with quotes and backslashes. */
export function words(text: string): readonly string[] {
  const parts = /"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|\\(.)|([^\s"'\\]+)|(\s+)/gs;
  const found: string[] = [''];
  for (const [, double, single, escaped, plain, space] of text.trim().matchAll(parts)) {
    const part = plain ?? (double ?? single ?? escaped ?? '').replace(/\\(.)/gs, '$1');
    if (space === undefined) found.push(`${found.pop()}${part}`);
    else found.push('');
  }
  return text.trim() === '' ? [] : found;
}

function assignments(lines: readonly string[]): Record<string, string> {
  const pairs = lines.flatMap(words).map((word): [string, string] => {
    const at = word.indexOf('=');
    return [word.slice(0, at), word.slice(at + 1)];
  });
  return Object.fromEntries(pairs);
}

function oneOf<T extends string>(value: string, allowed: readonly T[], name: string): T {
  const found = allowed.find((choice) => choice === value);
  if (found === undefined) throw new Error(`the lab's systemd does not know ${name}=${value}`);
  return found;
}

/** Parses a service unit. Throws on any unknown setting, so that none is silently ignored. */
export function parseUnit(text: string): ServiceUnit {
  const settings = readSettings(text);
  const take = (key: string): readonly string[] => {
    const values = settings.get(key) ?? [];
    settings.delete(key);
    return values;
  };
  const last = (key: string, fallback: string): string => take(key).at(-1) ?? fallback;
  const start = take('Service.ExecStart');
  if (start.length !== 1) throw new Error('a service unit needs exactly one ExecStart');
  const unit: ServiceUnit = {
    workingDirectory: take('Service.WorkingDirectory').at(-1) ?? null,
    environment: assignments(take('Service.Environment')),
    environmentFiles: take('Service.EnvironmentFile'),
    startPre: take('Service.ExecStartPre'),
    start: start[0] ?? '',
    killMode: oneOf(last('Service.KillMode', 'control-group'), ['control-group', 'mixed'], 'KillMode'),
    restart: oneOf(last('Service.Restart', 'no'), ['no', 'on-failure', 'always'], 'Restart'),
    restartMs: duration(last('Service.RestartSec', '100ms')),
    stopMs: duration(last('Service.TimeoutStopSec', '90')),
    startLimitBurst: Number(last('Unit.StartLimitBurst', '5')),
    startLimitMs: duration(last('Unit.StartLimitIntervalSec', '10')),
  };
  const strange = [...settings.keys()].filter((key) => !WITHOUT_EFFECT.has(key));
  if (strange.length > 0) throw new Error(`the lab's systemd does not know ${strange.join(', ')}`);
  return unit;
}
