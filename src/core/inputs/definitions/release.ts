import { artifactSource } from '../forms/artifact-source.ts';
import { INSTANCE_TYPE, instanceKind } from '../forms/instance-type.ts';
import { scaling } from '../forms/scaling.ts';
import { strategy } from '../forms/strategy.ts';
import { input } from '../definition.ts';
import { choice, optional, pattern, yesOrNo } from '../form.ts';
import { certificateArn, region, releaseName, roleArn } from '../forms/aws.ts';
import { listOf } from '../forms/list.ts';
import { wholeNumber } from '../forms/number.ts';
import { time } from '../forms/time.ts';
import { OUTSIDE_WORKSPACE } from '../../problems/kinds.ts';

/** Inputs that set what to release, where, and how. */

const text = { type: 'string' };

/** The path of a file in the workspace. Its real place is checked when the file is read. */
const workspacePath = pattern({
  code: OUTSIDE_WORKSPACE,
  expression: /^[^\\]+$/,
  rule: 'the path of a file in the workspace',
  example: 'deploy/golden.json',
  longest: 4_096,
});

/** CloudWatch allows names of 255 characters. A name with a comma cannot be given, since commas separate names. */
const alarmName = pattern({
  code: 'TSD1113',
  expression: /^[^,\n]{1,255}$/,
  rule: "an alarm's name",
  example: 'model-p99-latency',
  longest: 255,
});

export const RELEASE = {
  service: input({
    description: 'Name of the service. All created resources are named after service and environment.',
    form: releaseName,
  }),
  environment: input({ description: 'Name of the environment, e.g. `staging`.', form: releaseName }),
  'model-artifact': input({
    description:
      'The model archive: `s3://bucket/key.mar`, with `?versionId=…` for one version, or a `.mar` file in the workspace, which is uploaded under its digest.',
    form: { read: artifactSource, schema: text },
  }),
  config: input({
    description:
      'A YAML file in the workspace with any of these inputs as keys. An input overrides the file.',
    form: optional(workspacePath),
    default: '',
  }),
  'aws-region': input({
    description: 'AWS region.',
    form: region,
    environment: ['AWS_REGION', 'AWS_DEFAULT_REGION'],
    defaultNote: '`AWS_REGION` of the job',
  }),
  'role-to-assume': input({
    description:
      "ARN of the IAM role to assume with GitHub's OIDC token. The session is renewed during long releases. Empty: the credentials of the job.",
    form: optional(roleArn),
    default: '',
  }),
  'instance-type': input({
    description: 'EC2 instance type. GPU and arm64 are detected from its name.',
    form: { read: instanceKind, schema: { ...text, pattern: INSTANCE_TYPE.source } },
    default: 'c7i.xlarge',
  }),
  'min-size': input({
    description: 'Smallest number of instances. A fleet of one uses a single zone.',
    form: wholeNumber(1, 1_000),
    default: '2',
  }),
  'max-size': input({
    description: 'Largest number of instances.',
    form: wholeNumber(1, 1_000),
    default: '4',
  }),
  scaling: input({
    description:
      'What the fleet scales by: `cpu=PERCENT`, `requests=N` per target and minute, `latency=MS`, `queue=N` per worker. Commas separate several targets.',
    form: { read: scaling, schema: text },
    default: 'cpu=60',
  }),
  strategy: input({
    description:
      'How traffic moves: `all-at-once`, `canary 10% 5m` (several steps: `canary 10% 5m, 50% 10m`) or `linear 20% 2m`. `hold` instead of a time waits for the `continue` verb.',
    form: { read: strategy, schema: text },
    default: 'canary 10% 5m',
  }),
  'bake-time': input({
    description:
      'How long the new fleet must stay healthy at 100 % before the old fleet goes. At least `10s`, since new weights take a moment to reach every node of the load balancer.',
    form: time('10s', '4h'),
    default: '10m',
  }),
  'keep-previous': input({
    description:
      'How long the old fleet stays at full capacity after a promotion, so that a rollback only moves weights. Then Auto Scaling ends it. `0s`: the old fleet is removed at once.',
    form: time('0s', '168h'),
    default: '1h',
  }),
  golden: input({
    description:
      'A JSON or YAML file in the workspace with requests and their expected answers. Every new instance must answer them correctly before it takes traffic, and is checked again and again afterwards.',
    form: optional(workspacePath),
    default: '',
  }),
  alarms: input({
    description: 'Names of more CloudWatch alarms that must not fire.',
    form: listOf(alarmName, 50),
    default: '',
  }),
  scheme: input({
    description: 'Whether the load balancer has internal or public addresses.',
    form: choice('internal', 'internet-facing'),
    default: 'internal',
  }),
  'certificate-arn': input({
    description: 'ARN of the ACM certificate for HTTPS. Empty: plain HTTP.',
    form: optional(certificateArn),
    default: '',
  }),
  'allow-insecure-http': input({
    description: 'Allow an internet-facing load balancer to serve plain HTTP.',
    form: yesOrNo,
    default: 'false',
  }),
};
