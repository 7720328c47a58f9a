import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { processesBelow } from './processes-below.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MINUTE = 60_000;
let output = '';
let exitCode: number | null = null;

beforeAll(async () => {
  const demo = spawn(process.execPath, ['lab/demo/main.ts'], {
    cwd: ROOT,
    env: process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [demo.stdout, demo.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()));
  exitCode = await new Promise((resolve) => demo.once('exit', resolve));
}, 10 * MINUTE);

const written = (name: string): string => readFileSync(`${ROOT}/.demo/${name}`, 'utf8');

describe('the demo: four releases of real models on real servers', () => {
  it('comes out as its story says: it ends with 0 only if nothing was disproved', () => {
    expect(output).not.toContain('✗');
    expect(output).toContain('✓');
    expect(exitCode).toBe(0);
  });

  it('loses no request while a good release takes over and a bad one is refused', () => {
    const rows = written('results.md')
      .split('\n')
      .slice(2)
      .map((line) => line.split('|').map((cell) => cell.trim()));
    expect(rows.map((row) => row[3])).toEqual(['promoted', 'promoted', 'rolled_back', 'rolled_back']);
    expect(rows[1]?.[5]).toBe('0');
    expect(rows[2]?.[5]).toBe('0');
    expect(Number(rows[1]?.[4])).toBeGreaterThan(500);
    expect(Number(rows[3]?.[5])).toBeGreaterThan(0);
  });

  it('says so when no client was there', () => {
    expect(written('release-1-summary.md')).toContain('golden requests alone: no client sent any');
  });

  it('shows the cause first: the wrong answer, and the server’s own log lines', () => {
    expect(written('release-3-summary.md')).toContain('TSD4202');
    expect(written('release-4-summary.md')).toContain('TSD4301');
    expect(written('release-4-summary.md')).toContain('Too many open handles');
  });

  it('keeps one comment on the pull request, with the releases before', () => {
    const comment = written('pull-request-comment.md');
    expect(comment).toContain('<!-- torchserve-deploy:digits/staging -->');
    expect(comment.match(/^- .*UTC/gm)).toHaveLength(4);
  });

  it('leaves no process behind', () => {
    const place = /lab is up at http:\/\/(127\.\d+)\./.exec(output)?.[1];
    expect(place).toBeDefined();
    expect(processesBelow(`${place}.`)).toEqual([]);
  });
});
