import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { interruption } from '../interruption.ts';
import { startLab, type Lab } from '../lab.ts';
import { pythonEnvironment } from '../python-environment.ts';
import { runRelease, type ReleaseResult } from '../stage/release.ts';
import { trainedModels } from './models.ts';
import { page } from './page.ts';
import { proof, type Scene } from './proof.ts';
import { STORY, type Chapter } from './story.ts';
import { startTraffic } from './traffic.ts';

/**
 * `npm start`: runs the demo's releases on this machine and prints what happens. Exits with 1 when a result
 * differs from the story.
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUT = join(ROOT, '.demo');
const PULL_REQUEST = 12;
/** Traffic goes on for a moment after a release, so that losses which its end causes are seen. */
const TRAFFIC_AFTER_RELEASE_MS = 3_000;

const began = performance.now();
const say = (line = ''): void => console.log(line === '' ? '' : `${stamp()} ${line}`);
const stamp = (): string => `[${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s]`;

async function main(): Promise<void> {
  const interrupted = interruption();
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  say('Training four versions of a small digit model (a few seconds, only the first time) …');
  const models = await trainedModels(pythonEnvironment().bin, (line) => say(`  ${line}`));
  say('Starting the lab: AWS, GitHub and a load balancer on this machine, no account …');
  const lab = await startLab({ scale: Number(process.env['LAB_TIME_SCALE'] ?? '0.1') });
  say(`The lab is up at ${lab.door.url}; addresses 127.${lab.place.block}.x.y are its VPC.`);
  try {
    // An interruption leaves the story where it is: the lab is stopped under it.
    process.exitCode = await Promise.race([story(lab, models), interrupted]);
  } finally {
    say('Stopping the lab …');
    await lab.stop();
    say('Every process of the lab has ended.');
  }
}

/** Runs all chapters in order and returns the exit code. */
async function story(lab: Lab, models: string): Promise<number> {
  lab.github.openPull({ number: PULL_REQUEST });
  const scenes: Scene[] = [];
  for (const [index, chapter] of STORY.entries()) {
    const url = scenes.at(0)?.released.outputs['url'] ?? null;
    scenes.push(await runChapter(lab, models, { run: index + 1, chapter, url }));
  }
  return writeResults(lab, scenes) ? 0 : 1;
}

/** Runs one release, with traffic during it if the chapter says so. */
async function runChapter(
  lab: Lab,
  models: string,
  { run, chapter, url }: { readonly run: number; readonly chapter: Chapter; readonly url: string | null },
): Promise<Scene> {
  say();
  say(`━━ Release ${run}: ${chapter.title} (model ${chapter.version}, ${chapter.strategy})`);
  say(`   ${chapter.why}`);
  const load = chapter.traffic && url !== null ? startTraffic(lab, `release-${run}`, url, models) : null;
  const released = await runRelease(lab, {
    run,
    pullRequest: PULL_REQUEST,
    workspace: models,
    inputs: inputs(lab, chapter),
    echo: (line) => say(`   │ ${line}`),
  });
  if (load !== null) await sleep(TRAFFIC_AFTER_RELEASE_MS);
  const traffic = load === null ? null : await load.stop();
  writeLogs(run, released);
  say(
    `   result: ${released.outputs['result']} (expected ${chapter.result}), ${(released.durationMs / 1000).toFixed(1)} s`,
  );
  return { chapter, released, traffic };
}

const inputs = (lab: Lab, chapter: Chapter): Readonly<Record<string, string>> => ({
  service: 'digits',
  environment: 'staging',
  'model-artifact': `${chapter.version}/digits.mar`,
  golden: 'golden.json',
  strategy: chapter.strategy,
  'bake-time': '10s',
  'instance-type': 'c7i.large',
  'min-size': '2',
  'max-size': '4',
  runtime: 'process',
  'image-id': lab.account.imageId,
  workers: '1',
  'response-timeout': '30s',
  'health-interval': '5s',
  scheme: 'internal',
});

function writeLogs(run: number, released: ReleaseResult): void {
  writeFileSync(join(OUT, `release-${run}-summary.md`), released.summary);
  writeFileSync(join(OUT, `release-${run}.log`), released.log.join('\n'));
}

function writeResults(lab: Lab, scenes: readonly Scene[]): boolean {
  const comment = [...lab.github.state.comments.values()].at(-1)?.body ?? '';
  writeFileSync(join(OUT, 'pull-request-comment.md'), comment);
  const { table, failures } = proof(lab, scenes);
  writeFileSync(join(OUT, 'results.md'), table);
  const summaries = scenes.map((_, n) => readFileSync(join(OUT, `release-${n + 1}-summary.md`), 'utf8'));
  writeFileSync(join(OUT, 'report.html'), page({ comment, summaries, table }));
  console.log(`\n${table}\n`);
  for (const failure of failures) console.log(`✗ ${failure}`);
  if (failures.length === 0)
    console.log('✓ Everything above was proven on real TorchServe processes; AWS and GitHub are emulated.');
  const place = relative(process.cwd(), OUT);
  console.log(`\nThe pull-request comment: ${place}/pull-request-comment.md`);
  console.log(
    `The job summaries:        ${place}/release-1-summary.md … release-${scenes.length}-summary.md`,
  );
  console.log(`Both as a page:           ${place}/report.html`);
  return failures.length === 0;
}

await main();
// An interrupted story has pending waits, which would keep the process alive.
process.exit();
