import type { S3, _Object as Listed } from '@aws-sdk/client-s3';
import type { InstanceReport } from '../../core/instance-report.ts';
import type { InstanceReports } from '../../ports.ts';
import type { Calls } from '../calls.ts';
import type { Clients } from '../clients.ts';
import { readReport, unreadableReport } from './instance-report-reader.ts';
import { objectsBelow } from './objects-below.ts';
import type { Bucket } from './state-bucket.ts';
import { isNamed } from '../vendor-error.ts';

/** Reads the reports that the instances of a release write to the state bucket. */
export function instanceReports(clients: Pick<Clients, 's3'>, calls: Calls, bucket: Bucket): InstanceReports {
  const known = new Map<string, Known>();
  return {
    async read(releaseId) {
      const s3 = await clients.s3();
      const Bucket = await bucket();
      const found = await calls.repeat(Bucket, () => objectsBelow(s3, Bucket, reportsPrefix(releaseId)));
      const listed = found.filter((object) => object.Key?.endsWith('.json') === true);
      const readUnlessKnown = async (object: Listed): Promise<InstanceReport | null> => {
        const before = known.get(object.Key!);
        if (before?.etag === object.ETag) return before?.report ?? null;
        const report = await calls.repeat(Bucket, () => readOne(s3, Bucket, object, releaseId));
        if (report !== null) known.set(object.Key!, { etag: object.ETag!, report });
        return report;
      };
      const reports: (InstanceReport | null)[] = [];
      for (let start = 0; start < listed.length; start += AT_ONCE)
        reports.push(...(await Promise.all(listed.slice(start, start + AT_ONCE).map(readUnlessKnown))));
      return reports.filter((report) => report !== null);
    },
  };
}

/** Bytes. A report with 40 log lines is far smaller. */
const LARGEST = 256 * 1024;

/** The most reports that are read at the same time. More would only wait for a connection, and hold memory. */
const AT_ONCE = 25;

interface Known {
  readonly etag: string;
  readonly report: InstanceReport;
}

/** The prefix under which a release's instances write their reports. */
const reportsPrefix = (releaseId: string): string => `reports/${releaseId}/`;

/** Returns null for a report that was deleted after the listing. */
async function readOne(
  s3: S3,
  Bucket: string,
  object: Listed,
  releaseId: string,
): Promise<InstanceReport | null> {
  const instanceId = object.Key!.slice(reportsPrefix(releaseId).length, -'.json'.length);
  if ((object.Size ?? 0) > LARGEST) return unreadableReport(releaseId, instanceId);
  try {
    const answer = await s3.getObject({ Bucket, Key: object.Key! });
    return readReport(await answer.Body!.transformToString(), releaseId, instanceId);
  } catch (error) {
    if (isNamed(error, 'NoSuchKey')) return null;
    throw error;
  }
}
