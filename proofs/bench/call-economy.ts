import { execFile } from 'node:child_process';
import { mkdtempDisposableSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { cannedCloud } from './call-economy/canned-cloud.ts';

/**
 * `npm run bench:calls`: measures how many calls a release makes to AWS each poll, and how much memory it takes, for 2
 * and for 1,000 targets. The shipping observation runs with the SDK's own clients, bundled as it ships, against canned
 * answers. Its clock advances by a second each poll.
 */
const POLLS = 300;
const [FEW, MANY] = [2, 1_000] as const;
const WANTED = { perPoll: 1, growth: 5, mebibytes: 130 } as const;

interface Measured {
  /** Calls per poll, by operation. */
  readonly rates: ReadonlyMap<string, number>;
  readonly mebibytes: number;
}

using directory = mkdtempDisposableSync(join(tmpdir(), 'call-economy-'));
const program = join(directory.path, 'polls.cjs');
await build({
  entryPoints: [join(import.meta.dirname, 'call-economy', 'polls.ts')],
  outfile: program,
  bundle: true,
  platform: 'node',
  format: 'cjs',
});
for (const phase of ['shifting', 'provisioning'] as const)
  report(phase, await measure(phase, FEW), await measure(phase, MANY));

async function measure(phase: string, targets: number): Promise<Measured> {
  using cloud = await cannedCloud({ targets, isCreating: phase === 'provisioning' });
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [program, ...[POLLS, targets, phase].map(String)],
    {
      env: {
        PATH: process.env['PATH'],
        AWS_ENDPOINT_URL: cloud.url,
        AWS_ACCESS_KEY_ID: 'key',
        AWS_SECRET_ACCESS_KEY: 'secret',
      },
    },
  );
  const rates = new Map([...cloud.counts].map(([operation, count]) => [operation, count / POLLS]));
  return { rates, mebibytes: Number(stdout) };
}

function report(phase: string, few: Measured, many: Measured): void {
  console.log(`${phase}, ${POLLS} polls, one a second: questions per poll with ${FEW} targets, with ${MANY}`);
  const operations = [...new Set([...few.rates.keys(), ...many.rates.keys()])].toSorted();
  for (const operation of operations)
    console.log(`  ${operation.padEnd(28)}${shown(few, operation)}${shown(many, operation)}`);
  const growth = (describes(many) / describes(few) - 1) * 100;
  console.log(
    `  all describes ${describes(few).toFixed(2)} → ${describes(many).toFixed(2)}: ${growth.toFixed(1)} % more, at most ${WANTED.growth} wanted`,
  );
  console.log(`  most of one ${highest(many).toFixed(3)} a poll, about ${WANTED.perPoll} wanted`);
  console.log(
    `  peak of memory ${few.mebibytes.toFixed(0)} → ${many.mebibytes.toFixed(0)} MiB, at most ${WANTED.mebibytes} wanted`,
  );
}

function shown({ rates }: Measured, operation: string): string {
  return (rates.get(operation) ?? 0).toFixed(3).padStart(9);
}

function describing({ rates }: Measured): readonly number[] {
  return [...rates].filter(([operation]) => operation.startsWith('Describe')).map(([, rate]) => rate);
}

function describes(of: Measured): number {
  return describing(of).reduce((sum, rate) => sum + rate, 0);
}

function highest(of: Measured): number {
  return Math.max(...describing(of));
}
