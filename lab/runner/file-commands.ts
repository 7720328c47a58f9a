import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files through which a step sends data to the runner. Each exists, empty, before the step starts. */
const FILES = ['OUTPUT', 'ENV', 'PATH', 'STATE', 'STEP_SUMMARY'] as const;

type FileName = (typeof FILES)[number];

/** The limit of a step's summary in bytes. A longer one is not shown at all. */
const SUMMARY_LIMIT = 1024 * 1024;

/** What a step has written into the runner's files. */
export interface FileCommands {
  /** `GITHUB_OUTPUT` and the other variables, for the step's environment. */
  readonly env: Readonly<Record<string, string>>;
  /** The environment that the step exported to later steps. */
  readonly exported: () => Readonly<Record<string, string>>;
  readonly outputs: () => Readonly<Record<string, string>>;
  readonly state: () => Readonly<Record<string, string>>;
  /** `tooLong`: the runner's message when it drops the summary; else null. */
  readonly summary: () => { readonly text: string; readonly tooLong: string | null };
}

export const fileCommands = (dir: string): FileCommands => {
  mkdirSync(dir, { recursive: true });
  const path = (name: FileName): string => join(dir, name.toLowerCase());
  for (const name of FILES) writeFileSync(path(name), '');
  const pairs = (name: FileName): Readonly<Record<string, string>> =>
    keyValues(readFileSync(path(name), 'utf8'));
  return {
    env: Object.fromEntries(FILES.map((name) => [`GITHUB_${name}`, path(name)])),
    exported: () => pairs('ENV'),
    outputs: () => pairs('OUTPUT'),
    state: () => pairs('STATE'),
    summary: () => {
      const { size } = statSync(path('STEP_SUMMARY'));
      if (size > SUMMARY_LIMIT) return { text: '', tooLong: aborted(size) };
      return { text: readFileSync(path('STEP_SUMMARY'), 'utf8'), tooLong: null };
    },
  };
};

const aborted = (size: number): string =>
  `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${SUMMARY_LIMIT / 1024}k, got ${Math.floor(size / 1024)}k. For more information see: https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-markdown-summary`;

/**
 * Parses `name=value` lines, and `name<<MARK`, any lines, `MARK`. Throws for what the runner calls an invalid
 * format.
 */
export const keyValues = (text: string): Readonly<Record<string, string>> => {
  const lines = text.split(/\r?\n/);
  const found: Record<string, string> = {};
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line === '') continue;
    const [, name, sign, rest] = /^(.+?)(=|<<)(.*)$/.exec(line) ?? [];
    if (name === undefined || rest === undefined) throw new Error(`Invalid format '${line}'`);
    found[name] = sign === '=' ? rest : heredoc(lines, rest);
  }
  return found;
};

/** Removes and returns the lines up to the mark. */
const heredoc = (lines: string[], mark: string): string => {
  const end = lines.indexOf(mark);
  if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${mark}'`);
  return lines
    .splice(0, end + 1)
    .slice(0, -1)
    .join('\n');
};
