import { describe, expect, it } from '@jest/globals';
import { DEPLOY_INPUTS } from '../../../src/core/inputs/deploy-inputs.ts';
import type { DeployValues } from '../../../src/core/inputs/deploy-inputs.ts';
import { deployRequest, notices, reporting } from '../../../src/core/inputs/deploy-request.ts';
import { readValues } from '../../../src/core/inputs/read-values.ts';
import type { DeployRequest } from '../../../src/core/request.ts';
import { GOOD } from '../../fakes/inputs.ts';

const values = (inputs: Readonly<Record<string, string>>): DeployValues => {
  const reading = readValues(DEPLOY_INPUTS, { inputs: { ...GOOD, ...inputs }, config: {}, environment: {} });
  expect(reading.problems).toEqual([]);
  return reading.values as DeployValues;
};

const request = (inputs: Readonly<Record<string, string>> = {}): DeployRequest => {
  const read = values(inputs);
  return deployRequest(read, { artifact: read['model-artifact'], golden: null });
};

describe('deployRequest', () => {
  it('has the defaults of the documentation', () => {
    expect(request()).toMatchObject({
      service: 'recommender',
      region: 'eu-central-1',
      roleToAssume: null,
      instanceType: 'c7i.xlarge',
      architecture: 'x86_64',
      gpu: false,
      minSize: 2,
      maxSize: 4,
      scaling: [{ kind: 'cpu', percent: 60 }],
      scheme: 'internal',
      listenerPort: 80,
      network: { kind: 'stack', name: 'torchserve-deploy-network' },
      runtime: 'container',
      drainSeconds: 130,
      healthIntervalSeconds: 10,
      pollMs: 1_000,
      server: {
        workers: null,
        batchSize: null,
        maxBatchDelayMs: null,
        responseTimeoutSeconds: 120,
        startupTimeoutSeconds: 120,
      },
    });
    expect(request().policy).toEqual({
      steps: [
        { weight: 10, quietMs: 300_000 },
        { weight: 100, quietMs: 0 },
      ],
      bakeMs: 600_000,
      healthyPasses: 3,
      floorShare: 0.75,
      minZones: 2,
      minRequests: 0,
      provisioningMs: 1_200_000,
      verifyingMs: 1_200_000,
      rollingBackMs: 900_000,
      holdMs: 7_200_000,
      keepPreviousMs: 3_600_000,
      adoptDrift: false,
    });
  });

  it('reads architecture and GPU from the type', () => {
    expect(request({ 'instance-type': 'g5g.xlarge' })).toMatchObject({ architecture: 'arm64', gpu: true });
  });

  it('lets drain and port follow from other inputs, unless they are given', () => {
    const certificate =
      'arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555';
    expect(request({ 'response-timeout': '5s', 'certificate-arn': certificate })).toMatchObject({
      drainSeconds: 15,
      listenerPort: 443,
    });
    expect(
      request({ 'drain-time': '10m', 'listener-port': '8443', 'certificate-arn': certificate }),
    ).toMatchObject({
      drainSeconds: 600,
      listenerPort: 8_443,
    });
  });

  it('takes a named network whole', () => {
    const network = request({
      'vpc-id': 'vpc-0123456789abcdef0',
      'subnet-ids': 'subnet-0123456789abcdef0\nsubnet-0123456789abcdef1',
      'load-balancer-subnet-ids': 'subnet-0123456789abcdef2,subnet-0123456789abcdef3',
    }).network;
    expect(network).toEqual({
      kind: 'given',
      vpcId: 'vpc-0123456789abcdef0',
      subnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
      loadBalancerSubnetIds: ['subnet-0123456789abcdef2', 'subnet-0123456789abcdef3'],
    });
  });
});

it('a fleet of one is allowed, its zone is all there is, and that is said', () => {
  expect(request({ 'min-size': '1' }).policy.minZones).toBe(1);
  expect(notices(values({ 'min-size': '1' }))).toHaveLength(1);
  expect(notices(values({}))).toEqual([]);
});

it('no token means no report', () => {
  expect(reporting(values({}))).toEqual({ token: '', comment: 'auto', deployment: 'auto' });
});
