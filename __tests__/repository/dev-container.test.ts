import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { PYTHON_VERSIONS } from '../../scripts/system-python.mjs';

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const container = json('.devcontainer/devcontainer.json') as {
  readonly build: { readonly dockerfile: string };
  readonly hostRequirements: unknown;
  readonly postCreateCommand: string;
};
const dockerfile = `.devcontainer/${container.build.dockerfile}`;

it('the dev container is made from a file that is there, with the Node that the action runs on', () => {
  expect(existsSync(dockerfile)).toBe(true);
  const { runs } = parse(readFileSync('action.yml', 'utf8')) as { runs: { using: string } };
  expect(readFileSync(dockerfile, 'utf8')).toContain(
    `FROM node:${runs.using.replace('node', '')}-bookworm\n`,
  );
});

it('the dev container has a supported Python that can make a virtual environment', () => {
  const text = readFileSync(dockerfile, 'utf8');
  const python = /Python (\d\.\d+)/.exec(text)?.[1];
  expect(PYTHON_VERSIONS.map(String)).toContain(python);
  expect(text).toContain('python3-venv');
});

it('the dev container asks for what the lab needs and downloads by the set-up alone', () => {
  expect(container.hostRequirements).toEqual({ cpus: 2, memory: '8gb', storage: '16gb' });
  const script = container.postCreateCommand.replace('npm run ', '');
  expect((json('package.json') as { scripts: object }).scripts).toHaveProperty(script);
});
