import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { generate } from './generate.ts';
import type { LoadPlan } from './plan.ts';

/**
 * The program of the load generator: `node main.ts DIRECTORY`. Reads `plan.json` there, writes `journal.jsonl`
 * while it runs and `report.json` at its end. SIGTERM ends it early, with a report.
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
// Renamed into place, so that a reader never sees half a report.
writeFileSync(`${directory}/report.json.new`, JSON.stringify(report));
renameSync(`${directory}/report.json.new`, `${directory}/report.json`);
