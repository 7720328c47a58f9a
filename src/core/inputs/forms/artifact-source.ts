import { bad, good } from '../parsed.ts';
import type { Parsed } from '../parsed.ts';
import type { ArtifactSource } from '../../request.ts';
import { s3Object } from './s3-uri.ts';

/**
 * Reads `model-artifact`: an object in S3, or a file of the workspace. src/files makes a path absolute and checks its
 * real place.
 */
export const artifactSource = (text: string): Parsed<ArtifactSource> => {
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(text) && !text.startsWith('s3:'))
    return bad(
      'TSD1121',
      'must be an s3:// address or a file in the workspace',
      'Copy the archive to S3, or download it into the workspace in an earlier step.',
    );
  const source = text.startsWith('s3:') ? s3Object(text) : good(text);
  if (!source.ok) return source;
  const value: ArtifactSource =
    typeof source.value === 'string' ? { kind: 'file', path: source.value } : { kind: 's3', ...source.value };
  return (value.kind === 's3' ? value.key : value.path).endsWith('.mar')
    ? good(value)
    : bad(
        'TSD1122',
        'must end in .mar',
        'Build the archive with `torch-model-archiver` in its default format.',
      );
};
