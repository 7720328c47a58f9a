import { bad, good } from '../parsed.ts';
import { input } from '../definition.ts';
import { choice, optional } from '../form.ts';
import type { Form } from '../form.ts';
import { imageId, policyArn } from '../forms/aws.ts';
import { image } from '../forms/image.ts';
import { tags } from '../forms/list.ts';

/** Inputs that set what an instance runs. */

/** The numbers of days that the edge template allows. CloudWatch Logs accepts only certain numbers. */
const RETENTION = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 3653];

const retentionDays: Form<number> = {
  read: (text) => {
    const days = RETENTION.find((n) => String(n) === text);
    return days === undefined
      ? bad(
          'TSD1209',
          'must be a number of days that CloudWatch Logs accepts',
          `Choose one of ${RETENTION.join(', ')}.`,
        )
      : good(days);
  },
  schema: { enum: [...RETENTION, ...RETENTION.map(String)] },
};

export const INSTANCES = {
  runtime: input({
    description: 'How the server runs. `container`: from `image`. `process`: as installed on `image-id`.',
    form: choice('container', 'process'),
    default: 'container',
  }),
  image: input({
    description:
      'Container image by digest, `REGISTRY/NAME@sha256:DIGEST`. Required for `runtime: container`.',
    form: optional(image),
    default: '',
  }),
  'image-id': input({
    description:
      "AMI, or `ssm:` and the name of a parameter that holds one. Required for `runtime: process`. Empty: AWS's current image for the instance type.",
    form: optional(imageId),
    default: '',
  }),
  'permissions-boundary': input({
    description: 'ARN of the IAM policy that is the permissions boundary of the instance role.',
    form: optional(policyArn),
    default: '',
  }),
  tags: input({
    description:
      'Tags for all created resources: `KEY=VALUE`, one on each line. In the config file: a mapping.',
    form: tags,
    default: '',
  }),
  'log-retention-days': input({
    description: 'How long CloudWatch keeps the logs, in days.',
    form: retentionDays,
    default: '30',
  }),
};
