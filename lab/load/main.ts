import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { generate } from './generate.ts';
import type { LoadPlan } from './plan.ts';

/**
 * The load generator's process: `node main.ts DIRECTORY` with `plan.json` in it; writes `journal.jsonl` while
 * it runs and `report.json` at its end. SIGTERM ends it early, with a report.
 */
const directory = process.argv[2] ?? '';
const plan = JSON.parse(readFileSync(`${directory}/plan.json`, 'utf8')) as LoadPlan;
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());

const report = await generate(
  plan,
  (second) => appendFileSync(`${directory}/journal.jsonl`, `${JSON.stringify(second)}\n`),
  stop.signal,
);
// Written aside and renamed: whoever waits for the report never reads half of it.
writeFileSync(`${directory}/report.json.new`, JSON.stringify(report));
renameSync(`${directory}/report.json.new`, `${directory}/report.json`);
