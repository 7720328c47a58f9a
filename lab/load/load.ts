import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Processes } from '../ports.ts';
import type { LoadPlan, LoadReport, LoadSecond } from './plan.ts';

/** A running load generator. It is a process of its own, so that it does not disturb what it measures. */
export interface Load {
  /** Counts of every whole second so far, oldest first. */
  seconds(): readonly LoadSecond[];
  /** Ends the load and returns its report. */
  stop(): Promise<LoadReport>;
  /** Waits for the end that the plan sets. */
  finished(): Promise<LoadReport>;
}

/**
 * Starts a load generator.
 *
 * @param directory used by the generator alone; created if missing
 */
export const startLoad = (processes: Processes, directory: string, plan: LoadPlan): Load => {
  mkdirSync(directory, { recursive: true });
  writeFileSync(`${directory}/plan.json`, JSON.stringify(plan));
  const generator = processes.start({
    name: `load-${plan.name}`,
    command: process.execPath,
    args: ['--no-warnings', fileURLToPath(new URL('main.ts', import.meta.url)), directory],
    env: {},
    cwd: directory,
    log: `${directory}/generator.log`,
  });
  const finished = async (): Promise<LoadReport> => {
    await generator.exited;
    if (!existsSync(`${directory}/report.json`)) {
      throw new Error(`the load generator ended without a report: ${directory}/generator.log`);
    }
    return JSON.parse(readFileSync(`${directory}/report.json`, 'utf8')) as LoadReport;
  };
  return {
    seconds: () => journal(`${directory}/journal.jsonl`),
    // Requests may be in flight for as long as their time-out; their answers count.
    stop: async () => {
      await generator.stop(plan.timeoutMs + 5000);
      return finished();
    },
    finished,
  };
};

const journal = (path: string): readonly LoadSecond[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as LoadSecond)
    : [];
