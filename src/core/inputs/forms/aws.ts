import { bad, good } from '../parsed.ts';
import { SERVICE_NAME } from '../../names.ts';
import { isBucket } from './s3-uri.ts';
import { pattern } from '../form.ts';
import type { Form } from '../form.ts';

export const releaseName = pattern(
  'TSD1101',
  SERVICE_NAME,
  'letters, digits and hyphens, beginning with a letter',
  'recommender',
  30,
);

/** Never a host name: no dot, slash, colon or at sign can be in it. */
export const region = pattern(
  'TSD1103',
  /^[a-z]{2,4}(?:-[a-z]{2,10}){1,2}-\d{1,2}$/,
  "an AWS region's name",
  'eu-central-1',
  25,
);

export const roleArn = pattern(
  'TSD1104',
  /^arn:aws[-a-z]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/,
  'the ARN of an IAM role',
  'arn:aws:iam::123456789012:role/deploy',
  600,
);

export const certificateArn = pattern(
  'TSD1105',
  /^arn:aws[-a-z]*:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/,
  'the ARN of an ACM certificate',
  'arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555',
);

export const policyArn = pattern(
  'TSD1106',
  /^arn:aws[-a-z]*:iam::(?:\d{12}|aws):policy\/[\w+=,.@/-]{1,512}$/,
  'the ARN of an IAM policy',
  'arn:aws:iam::123456789012:policy/boundary',
  600,
);

export const vpcId = pattern('TSD1107', /^vpc-[0-9a-f]{8,17}$/, 'the id of a VPC', 'vpc-0123456789abcdef0');

export const subnetId = pattern(
  'TSD1107',
  /^subnet-[0-9a-f]{8,17}$/,
  'the id of a subnet',
  'subnet-0123456789abcdef0',
);

/** An AMI, or a public or own SSM parameter that holds one. */
export const imageId = pattern(
  'TSD1108',
  /^(?:ami-[0-9a-f]{8,17}|ssm:\/[\w./-]{1,1000})$/,
  'an AMI id or `ssm:` with a parameter name',
  'ami-0123456789abcdef0',
  1_010,
);

export const stackName = pattern(
  'TSD1109',
  /^[A-Za-z][-A-Za-z0-9]*$/,
  "a CloudFormation stack's name",
  'torchserve-deploy-network',
  128,
);

export const bucket: Form<string> = {
  read: (text) =>
    isBucket(text)
      ? good(text)
      : bad('TSD1112', "must be an S3 bucket's name", 'Write the name alone, without `s3://` and slashes.'),
  schema: { type: 'string', pattern: '^[a-z0-9][-.a-z0-9]{1,61}[a-z0-9]$' },
};
