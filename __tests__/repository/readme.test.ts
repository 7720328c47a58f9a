import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { goldenSet } from '../../src/core/inputs/golden-set.ts';
import { DEPLOY_INPUTS } from '../../src/core/inputs/deploy-inputs.ts';

const README = readFileSync('README.md', 'utf8');

/** Content of the first code block of a language. */
const block = (language: string): string =>
  new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'ms').exec(README)?.[1] ?? '';

interface Workflow {
  readonly jobs: {
    readonly release: { readonly steps: readonly { readonly with?: Readonly<Record<string, string>> }[] };
  };
}

describe('README.md', () => {
  it('shows a workflow of at most 20 lines whose inputs exist and are good', () => {
    const text = block('yaml');
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(20);
    const given = (parse(text) as Workflow).jobs.release.steps.at(-1)?.with ?? {};
    const forms = Object.entries(DEPLOY_INPUTS).map(([name, { form }]) => [name, form] as const);
    const wrong = Object.entries(given).filter(([name, value]) => {
      const form = forms.find(([known]) => known === name)?.[1];
      return form?.read(value.replace('…', '0'.repeat(64))).ok !== true;
    });
    expect(wrong).toEqual([]);
    expect(Object.keys(given)).toEqual(expect.arrayContaining(['service', 'environment', 'model-artifact']));
  });

  it('shows a golden set that is one', () => {
    expect(goldenSet(JSON.parse(block('json'))).problems).toEqual([]);
  });

  it('leads nowhere that does not exist', () => {
    const links = [...README.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path]) => String(path));
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((path) => !existsSync(path))).toEqual([]);
  });
});
