import { DEPLOY_INPUTS } from '../../../src/core/inputs/deploy-inputs.ts';

/** Valid texts for every input of `deploy`. */

type Name = keyof typeof DEPLOY_INPUTS;

const DIGEST = '0'.repeat(64);
const CERTIFICATE = 'certificate/11111111-2222-3333-4444-555555555555';

/** Valid texts of inputs, in addition to their defaults. */
const GOOD: Readonly<Partial<Record<Name, readonly string[]>>> = {
  service: ['recommender', 'a'],
  environment: ['staging', 'production-eu'],
  'model-artifact': ['s3://models/recommender.mar', 's3://models/a/b.mar?versionId=v.1', 'deploy/model.mar'],
  config: ['deploy/config.yaml'],
  'aws-region': ['eu-central-1', 'us-gov-west-1'],
  'role-to-assume': ['arn:aws:iam::123456789012:role/deploy'],
  'instance-type': ['c7i.xlarge', 'g6.2xlarge', 'm7g.metal', 'u-6tb1.112xlarge', 'p6-b200.48xlarge'],
  'min-size': ['2', '1000'],
  'max-size': ['4', '12'],
  scaling: ['cpu=60', 'cpu=60,requests=600', 'latency=250, queue=2'],
  strategy: ['all-at-once', 'canary 10% 5m', 'canary 10% 5m, 50% 10m', 'linear 20% 2m'],
  'bake-time': ['10m', '4h'],
  golden: ['deploy/golden.json'],
  alarms: ['model-p99', 'one, two\nthree'],
  scheme: ['internal', 'internet-facing'],
  'certificate-arn': [`arn:aws:acm:eu-central-1:123456789012:${CERTIFICATE}`],
  'allow-insecure-http': ['true'],
  'github-token': ['ghs_0123456789abcdef'],
  comment: ['always', 'never'],
  'github-deployment': ['true', 'false'],
  'vpc-id': ['vpc-0123456789abcdef0'],
  'subnet-ids': ['subnet-01234567, subnet-0123456789abcdef0'],
  'load-balancer-subnet-ids': ['subnet-01234567\nsubnet-89abcdef'],
  'network-stack': ['network-1'],
  'listener-port': ['8080'],
  runtime: ['container', 'process'],
  image: [`123456789012.dkr.ecr.eu-central-1.amazonaws.com/torchserve@sha256:${DIGEST}`],
  'image-id': ['ami-0123456789abcdef0', 'ssm:/aws/service/ami/x'],
  'permissions-boundary': ['arn:aws:iam::123456789012:policy/boundary'],
  tags: ['team=search', 'a=1, b=2\nc='],
  'log-retention-days': ['7'],
  workers: ['4'],
  'batch-size': ['8'],
  'max-batch-delay': ['50ms'],
  'response-timeout': ['30s'],
  'startup-timeout': ['5m'],
  'drain-time': ['5m'],
  'min-requests': ['100'],
  'health-interval': ['5s'],
  'health-passes': ['2'],
  floor: ['60%', '100%'],
  'state-bucket': ['my.state-bucket'],
};

/** Valid texts of one input, with its default. */
export const goodTexts = (name: Name): readonly string[] => {
  const definition = DEPLOY_INPUTS[name];
  const usual = 'default' in definition ? [definition.default] : [];
  return [...usual, ...(GOOD[name] ?? [])];
};

// Every key of the table is an input's name.
export const INPUT_NAMES = Object.keys(DEPLOY_INPUTS) as readonly Name[];
