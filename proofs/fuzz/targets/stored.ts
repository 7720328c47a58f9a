import fc from 'fast-check';
import type { S3 } from '@aws-sdk/client-s3';
import { callsWith } from '../../../src/aws/calls.ts';
import { readReport } from '../../../src/aws/s3/instance-report-reader.ts';
import { instanceReports } from '../../../src/aws/s3/instance-reports.ts';
import { recordStore } from '../../../src/aws/s3/record-store.ts';
import { parsedRecord, recordText } from '../../../src/aws/s3/stored-record.ts';
import { parsedIntent } from '../../../src/core/intent.ts';
import type { InstanceReport } from '../../../src/core/instance-report.ts';
import { anIntent } from '../../../__tests__/fakes/intent.ts';
import { aPromotedRecord, aRolledBackRecord } from '../../../__tests__/fakes/record.ts';
import { documents } from '../arbitraries/json-like.ts';
import { jsonTexts } from '../arbitraries/json-texts.ts';
import { texts } from '../arbitraries/texts.ts';
import { refusedWell } from '../oracles/problems.ts';
import { target, type Target } from '../target.ts';
import { holds, same } from '../violation.ts';

/** Targets that read what instances and other runs wrote into the state bucket. */

const RELEASE = 'r-1';
const INSTANCE = 'i-0123456789abcdef0';

const REPORT: InstanceReport = {
  schemaVersion: 1,
  releaseId: RELEASE,
  instanceId: INSTANCE,
  zone: 'eu-central-1a',
  state: 'ready',
  step: 'golden',
  at: 1_795_000_000_000,
  model: { name: 'iris', version: '1.0', workersReady: 2, workersMin: 2 },
  golden: { passed: 3, failed: 0, latencyMs: 12.5 },
  requests: { total: 120, failed: 1 },
  reason: null,
  log: ['one', 'two'],
};

const reportTexts = jsonTexts(fc.constant(REPORT));

const STATES = ['booting', 'loading', 'ready', 'degraded', 'failed', 'draining'];
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** Throws unless a report has what the gates rely on. */
const soundReport = (report: InstanceReport): void => {
  holds(report.releaseId === RELEASE && report.instanceId === INSTANCE, 'a report is of the one asked about');
  holds(STATES.includes(report.state), 'a report has a known state');
  const { requests, golden, model } = report;
  const counts = [requests.total, requests.failed, golden?.passed ?? 0, golden?.failed ?? 0];
  holds([...counts, model?.workersReady ?? 0].every(isCount), 'counts are whole numbers from 0');
  holds(report.log.length <= 40 && report.log.every((line) => line.length <= 2_000), 'the log is bounded');
  holds(report.reason === null || typeof report.reason === 'string', 'a reason is text');
};

const reports = target({
  name: 'instance reports',
  share: 12,
  inputs: reportTexts,
  check: (text) => {
    const report = readReport(text, RELEASE, INSTANCE);
    soundReport(report);
    same(readReport(JSON.stringify(report), RELEASE, INSTANCE), report, 'what was read is read again');
  },
});

/** The part of S3 that a reader calls. */
const answering = (answers: Partial<S3>): { readonly s3: () => Promise<S3> } => ({
  s3: () => Promise.resolve(answers as S3),
});
const body = (text: string) =>
  Promise.resolve({ ETag: '"1"', Body: { transformToString: () => Promise.resolve(text) } });
const bucket = (): Promise<string> => Promise.resolve('state');
const calls = callsWith({ sleep: () => Promise.resolve() });

const listedReports = target({
  name: 'listed instance reports',
  share: 2,
  inputs: fc.record({
    text: reportTexts,
    size: fc.oneof(fc.constant(undefined), fc.nat()),
    keys: fc.array(fc.constantFrom(`${INSTANCE}.json`, 'x.txt', '.json', 'a/b.json'), { maxLength: 3 }),
  }),
  check: async ({ text, size, keys }) => {
    const Contents = keys.map((key) => ({ Key: `reports/${RELEASE}/${key}`, ETag: '"1"', Size: size }));
    const listObjectsV2 = () => Promise.resolve({ Contents });
    const s3 = answering({ listObjectsV2, getObject: () => body(text) } as unknown as Partial<S3>);
    const found = await instanceReports(s3, calls, bucket).read(RELEASE);
    const readable = keys.filter((key) => key.endsWith('.json'));
    holds(found.length === readable.length, 'no report is a silent gap');
    found.filter(({ instanceId }) => instanceId === INSTANCE).forEach(soundReport);
  },
});

const RECORDS = [aPromotedRecord(), aRolledBackRecord()];
const recordTexts = texts(
  documents(fc.constantFrom(...RECORDS)).map((record) => JSON.stringify(record)),
  64 * 1024,
);

const records = target({
  name: 'stored release records',
  share: 8,
  inputs: recordTexts,
  check: (text) => {
    try {
      const stored = parsedRecord(text, 'releases/iris/staging/current.json');
      same(parsedRecord(recordText(stored), 'key'), stored, 'what was stored is read again');
      holds(typeof stored.record.releaseId === 'string', 'a record has a release id');
    } catch (error) {
      refusedWell(error);
    }
  },
});

const clock = { sleep: () => Promise.resolve() };

const loadedRecords = target({
  name: 'loaded release records',
  share: 2,
  inputs: recordTexts,
  check: async (text) => {
    const s3 = answering({ getObject: () => body(text) } as unknown as Partial<S3>);
    const store = recordStore(s3, calls, clock, bucket);
    const found = await store.load('iris', 'staging').catch(refusedWell);
    holds(found === undefined || found?.tag === '"1"', 'a record comes with its version');
  },
});

const intents = target({
  name: 'stored intents',
  share: 6,
  inputs: jsonTexts(fc.constantFrom(anIntent(), anIntent({ kind: 'rollback', step: null }))),
  check: (text) => {
    const intent = parsedIntent(text);
    if (intent === null) return;
    same(parsedIntent(JSON.stringify(intent)), intent, 'what was read is read again');
    holds(['continue', 'rollback'].includes(intent.kind), 'an intent is one of two');
    holds(intent.step === null || isCount(intent.step), 'a step is a whole number from 0');
    holds(isCount(intent.at) && !Number.isNaN(new Date(intent.at).getTime()), 'its time is a date');
    const { actor, runUrl, releaseId } = intent;
    holds(
      [actor, releaseId].every((word) => word !== '' && word.length <= 128),
      'words are bounded',
    );
    holds(runUrl !== '' && runUrl.length <= 2_048, 'its address is bounded');
    holds(Object.keys(intent).length === 7, 'nothing comes along that is not read');
  },
});

export const STORED: readonly Target[] = [reports, listedReports, records, loadedRecords, intents];
