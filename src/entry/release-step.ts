import { scopeOf, type MakingRun } from '../app/run.ts';
import type { Outcome } from '../app/lead-release.ts';
import type { Problem } from '../core/errors.ts';
import type { Reporting } from '../core/inputs/deploy-request.ts';
import { titleOf } from '../core/names.ts';
import { runContext } from '../github/run-context.ts';
import type { Tell } from '../ports.ts';
import { minimalOutputs } from '../report/outputs.ts';
import { ReleaseReports, type ProblemIn } from './release-reports.ts';
import { runStep } from './step.ts';
import { connectedRun, makingParts, type Access } from './wiring.ts';

/** The main step of a verb that leads releases, with the state for the post step and the reports on GitHub. */
export const releaseStep = <R>(verb: ReleaseVerb<R>, signal: AbortSignal): Promise<readonly Problem[]> =>
  runStep({
    verb: verb.verb,
    read: async () => {
      const inputs = await verb.read();
      const title = titleOf(inputs);
      const context = runContext(process.env);
      return { inputs, reports: new ReleaseReports(context, inputs.reporting, title, verb.problemIn), title };
    },
    title: ({ title }) => title,
    work: async ({ inputs, reports }, log) => {
      for (const text of inputs.notices) log({ kind: 'note', text });
      const tell: Tell = (progress) => {
        log(progress);
        if (progress.kind === 'phase') reports.follow(progress.record);
      };
      const run = connectedRun(inputs.access, tell, signal);
      return verb.work(
        { ...run, ...(await makingParts()), scope: scopeOf(inputs), begun: reports.begin },
        inputs.request,
      );
    },
    resultOf: async (outcome, { reports }) => reports.resultOf(outcome),
    resultOfFailure: (error, { reports }) => reports.resultOfFailure(error),
    failedOutputs: minimalOutputs,
  });

/** The validated inputs of a verb that leads releases. */
interface ReleaseInputs<R> {
  readonly service: string;
  readonly environment: string;
  readonly pollMs: number;
  readonly access: Access;
  readonly reporting: Reporting;
  /** Sentences for the log before the release begins. */
  readonly notices: readonly string[];
  readonly request: R;
}

/** A verb that leads releases: `deploy` or `rollback`. */
interface ReleaseVerb<R> {
  readonly verb: string;
  readonly read: () => Promise<ReleaseInputs<R>>;
  readonly work: (run: MakingRun, request: R) => Promise<Outcome>;
  readonly problemIn: ProblemIn;
}
