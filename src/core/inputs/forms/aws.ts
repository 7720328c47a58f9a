import { bad, good } from '../parsed.ts';
import { SERVICE_NAME } from '../../names.ts';
import { isBucket } from './s3-uri.ts';
import { pattern } from '../form.ts';
import type { Form } from '../form.ts';

/** The forms of names and ids in AWS: regions, roles, subnets and the like. */

/** The name of a service or an environment. */
export const releaseName = pattern({
  code: 'TSD1101',
  expression: SERVICE_NAME,
  rule: 'letters, digits and hyphens, beginning with a letter',
  example: 'recommender',
  longest: 30,
});

/** The name of a region. It becomes part of host names, so it must not contain a dot, slash, colon or at sign. */
export const region = pattern({
  code: 'TSD1103',
  expression: /^[a-z]{2,4}(?:-[a-z]{2,10}){1,2}-\d{1,2}$/,
  rule: "an AWS region's name",
  example: 'eu-central-1',
  longest: 25,
});

export const roleArn = pattern({
  code: 'TSD1104',
  expression: /^arn:aws[-a-z]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/,
  rule: 'the ARN of an IAM role',
  example: 'arn:aws:iam::123456789012:role/deploy',
  longest: 600,
});

export const certificateArn = pattern({
  code: 'TSD1105',
  expression: /^arn:aws[-a-z]*:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/,
  rule: 'the ARN of an ACM certificate',
  example: 'arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555',
});

export const policyArn = pattern({
  code: 'TSD1106',
  expression: /^arn:aws[-a-z]*:iam::(?:\d{12}|aws):policy\/[\w+=,.@/-]{1,512}$/,
  rule: 'the ARN of an IAM policy',
  example: 'arn:aws:iam::123456789012:policy/boundary',
  longest: 600,
});

/** Code: the text is not the id of a VPC or a subnet. */
const NOT_A_NETWORK_ID = 'TSD1107';

export const vpcId = pattern({
  code: NOT_A_NETWORK_ID,
  expression: /^vpc-[0-9a-f]{8,17}$/,
  rule: 'the id of a VPC',
  example: 'vpc-0123456789abcdef0',
});

export const subnetId = pattern({
  code: NOT_A_NETWORK_ID,
  expression: /^subnet-[0-9a-f]{8,17}$/,
  rule: 'the id of a subnet',
  example: 'subnet-0123456789abcdef0',
});

/** An AMI, or an SSM parameter that holds one. */
export const imageId = pattern({
  code: 'TSD1108',
  expression: /^(?:ami-[0-9a-f]{8,17}|ssm:\/[\w./-]{1,1000})$/,
  rule: 'an AMI id or `ssm:` with a parameter name',
  example: 'ami-0123456789abcdef0',
  longest: 1_010,
});

export const stackName = pattern({
  code: 'TSD1109',
  expression: /^[A-Za-z][-A-Za-z0-9]*$/,
  rule: "a CloudFormation stack's name",
  example: 'torchserve-deploy-network',
  longest: 128,
});

export const bucket: Form<string> = {
  read: (text) =>
    isBucket(text)
      ? good(text)
      : bad('TSD1112', "must be an S3 bucket's name", 'Write the name alone, without `s3://` and slashes.'),
  schema: { type: 'string', pattern: '^[a-z0-9][-.a-z0-9]{1,61}[a-z0-9]$' },
};
