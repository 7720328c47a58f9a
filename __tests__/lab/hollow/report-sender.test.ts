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

/** A sender whose first send waits. `go` lets it succeed, `refuse` lets it fail. */
const held = () => {
  const gate = Promise.withResolvers<void>();
  const sender = new ReportSender(async ({ step }) => {
    if (sent.push(step) === 1) await gate.promise;
  }, power.signal);
  return { sender, go: gate.resolve, refuse: () => gate.reject(new Error('503')) };
};

describe('reports', () => {
  it('are sent one at a time, and outdated ones are dropped', async () => {
    const { sender, go } = held();
    for (const step of ['one', 'two', 'three']) {
      sender.send(report(step));
      await Promise.resolve();
    }
    go();
    await sender.settled();
    expect(sent).toEqual(['one', 'three']);
  });

  it('that differ in their time alone are not sent', async () => {
    const { sender, go } = held();
    go();
    for (const at of [1, 2]) {
      sender.send(report('one', at));
      await sender.settled();
    }
    expect(sent).toEqual(['one']);
  });

  it('are sent again until they are stored', async () => {
    const { sender, refuse } = held();
    sender.send(report('one'));
    refuse();
    await sender.settled();
    expect(sent).toEqual(['one', 'one']);
  });

  it('stop with the power', async () => {
    const { sender, refuse } = held();
    sender.send(report('one'));
    await Promise.resolve();
    power.abort();
    refuse();
    sender.send(report('two'));
    await sender.settled();
    expect(sent).toEqual(['one']);
  });
});
