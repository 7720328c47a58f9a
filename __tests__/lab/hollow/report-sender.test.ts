import { beforeEach, describe, expect, it } from '@jest/globals';
import { ReportSender } from '../../../lab/hollow/report-sender.ts';
import type { InstanceReport } from '../../../src/core/instance-report.ts';

const report = (step: string, at = 0): InstanceReport =>
  ({ schemaVersion: 1, step, at, log: [] }) as unknown as InstanceReport;

let sent: string[];
let power: AbortController;

beforeEach(() => {
  sent = [];
  power = new AbortController();
});

/** A desk whose first send waits; `go` lets it on, or refuses it. */
const held = () => {
  const gate = Promise.withResolvers<void>();
  const desk = new ReportSender(async ({ step }) => {
    if (sent.push(step) === 1) await gate.promise;
  }, power.signal);
  return { desk, go: gate.resolve, refuse: () => gate.reject(new Error('503')) };
};

describe('reports', () => {
  it('are sent one at a time, and none that was overtaken meanwhile', async () => {
    const { desk, go } = held();
    for (const step of ['one', 'two', 'three']) {
      desk.tell(report(step));
      await Promise.resolve();
    }
    go();
    await desk.sent();
    expect(sent).toEqual(['one', 'three']);
  });

  it('that tell nothing new but the time are not sent', async () => {
    const { desk, go } = held();
    go();
    for (const at of [1, 2]) {
      desk.tell(report('one', at));
      await desk.sent();
    }
    expect(sent).toEqual(['one']);
  });

  it('are sent again until they are taken', async () => {
    const { desk, refuse } = held();
    desk.tell(report('one'));
    refuse();
    await desk.sent();
    expect(sent).toEqual(['one', 'one']);
  });

  it('end with the power', async () => {
    const { desk, refuse } = held();
    desk.tell(report('one'));
    await Promise.resolve();
    power.abort();
    refuse();
    desk.tell(report('two'));
    await desk.sent();
    expect(sent).toEqual(['one']);
  });
});
