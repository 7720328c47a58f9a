import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { labClient } from '../../../lab/lab-client.ts';
import { startLab, type Lab } from '../../../lab/lab.ts';
import { readReport } from '../../../src/aws/instance-report-reader.ts';
import type { InstanceReport } from '../../../src/core/instance-report.ts';
import { release, start, workspaceOf } from './hollow-lab.ts';

const MINUTE = 60_000;
let lab: Lab;
let workspace: string;

beforeAll(async () => {
  workspace = workspaceOf('1.0', '2.0', '3.0');
  lab = await startLab({ scale: 0.005, instances: 'hollow' });
}, MINUTE);

afterAll(async () => {
  await lab?.stop();
  rmSync(workspace, { recursive: true, force: true });
}, MINUTE);

describe('whole releases on hollow instances', () => {
  it('are promoted', async () => {
    const result = await release(lab, workspace, '1.0', { echo: console.log });
    expect(result.outputs['result']).toBe('promoted');
  }, MINUTE);
});
