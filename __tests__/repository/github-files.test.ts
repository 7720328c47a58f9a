import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

const read = (path: string): unknown => parse(readFileSync(path, 'utf8'));

interface Dependabot {
  readonly updates: readonly {
    readonly 'package-ecosystem': string;
    readonly groups: Readonly<Record<string, { readonly patterns?: readonly string[] }>>;
    readonly ignore?: readonly { readonly 'dependency-name': string }[];
  }[];
}

it('dependabot.yml names packages that are dependencies', () => {
  const { dependencies, devDependencies } = read('package.json') as Record<string, Record<string, string>>;
  const known = Object.keys({ ...dependencies, ...devDependencies });
  const npm = (read('.github/dependabot.yml') as Dependabot).updates.find(
    (update) => update['package-ecosystem'] === 'npm',
  );
  const named = [
    ...Object.values(npm?.groups ?? {}).flatMap(({ patterns }) => patterns ?? []),
    ...(npm?.ignore ?? []).map((entry) => entry['dependency-name']),
  ];
  expect(named.length).toBeGreaterThan(4);
  const matches = (pattern: string): boolean =>
    known.some((name) => (pattern.endsWith('/*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern));
  expect(named.filter((pattern) => !matches(pattern))).toEqual([]);
});

interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly { readonly type: string; readonly id?: string; readonly attributes: object }[];
}

const forms = readdirSync('.github/ISSUE_TEMPLATE').filter((name) => name !== 'config.yml');

describe.each(forms)('the issue form %s', (name) => {
  const form = read(`.github/ISSUE_TEMPLATE/${name}`) as Form;

  it('has what GitHub asks of one', () => {
    expect([form.name, form.description].filter((text) => typeof text !== 'string')).toEqual([]);
    const types = ['markdown', 'input', 'textarea', 'dropdown', 'checkboxes'];
    expect(form.body.filter(({ type }) => !types.includes(type))).toEqual([]);
    const asked = form.body.filter(({ type }) => type !== 'markdown');
    const ids = asked.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(asked.filter(({ id, attributes }) => id === undefined || !('label' in attributes))).toEqual([]);
  });
});
