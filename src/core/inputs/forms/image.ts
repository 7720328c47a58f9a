import { bad, good } from '../parsed.ts';
import type { Parsed } from '../parsed.ts';
import type { Form } from '../form.ts';

/** The form of a container image: by digest, so that it cannot change during a release. */

const DIGEST = /^[a-z0-9.-]+\.[a-z]+(?::\d{1,5})?\/[a-z0-9][a-z0-9._/-]*@sha256:[0-9a-f]{64}$/;
/** Docker Hub by any of its host names, or an image name without a host, which also means Docker Hub. */
const SHARED_LIMIT = /^(?:(?:[a-z0-9-]+\.)*docker\.(?:io|com)\/|[^/.]*(?:\/|$|@|:[^/.]*$))/;

const REMEDY =
  'Write `REGISTRY/NAME@sha256:DIGEST`. `docker image inspect` and the ECR console show the digest.';

const read = (text: string): Parsed<string> => {
  if (SHARED_LIMIT.test(text))
    return bad(
      'TSD1131',
      'must name a registry without a shared download limit',
      'Copy the image to ECR. Docker Hub limits anonymous downloads per address, so a growing fleet fails at peak load.',
    );
  return text.length <= 512 && DIGEST.test(text)
    ? good(text)
    : bad('TSD1130', 'must be a container image by digest; a tag can be moved', REMEDY);
};

export const image: Form<string> = {
  read,
  schema: { type: 'string', pattern: '@sha256:[0-9a-f]{64}$' },
};
