import { bad, good } from '../parsed.ts';
import { input } from '../definition.ts';
import { choice, optional } from '../form.ts';
import type { Form } from '../form.ts';
import { imageId, policyArn } from '../forms/aws.ts';
import { image } from '../forms/image.ts';
import { tags } from '../forms/list.ts';

/** CloudWatch Logs accepts certain numbers of days alone; the edge template allows these of them. */
const RETENTION = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 3653];

const retentionDays: Form<number> = {
  read: (text) => {
    const days = RETENTION.find((n) => String(n) === text);
    return days === undefined
      ? bad(
          'TSD1209',
          'must be a retention that CloudWatch Logs knows',
          `Choose one of ${RETENTION.join(', ')}.`,
        )
      : good(days);
  },
  schema: { enum: [...RETENTION, ...RETENTION.map(String)] },
};

/** What runs on an instance, and what is on it. */
export const INSTANCES = {
  runtime: input({
    description:
      '`container`: the server runs from `image`. `process`: it is installed on `image-id` already.',
    form: choice('container', 'process'),
    default: 'container',
  }),
  image: input({
    description: 'Container image by digest, `REGISTRY/NAME@sha256:DIGEST`. Needed by `runtime: container`.',
    form: optional(image),
    default: '',
  }),
  'image-id': input({
    description:
      "AMI, or `ssm:` and a parameter that holds one. Needed by `runtime: process`. Empty: AWS's current image for the instance type.",
    form: optional(imageId),
    default: '',
  }),
  'permissions-boundary': input({
    description: 'IAM policy that bounds the instance role.',
    form: optional(policyArn),
    default: '',
  }),
  tags: input({
    description: 'Tags for everything made, `KEY=VALUE`, one a line; a mapping in the config file.',
    form: tags,
    default: '',
  }),
  'log-retention-days': input({
    description: 'How long CloudWatch keeps the logs, in days.',
    form: retentionDays,
    default: '30',
  }),
};
