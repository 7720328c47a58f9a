import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { artifactSource } from '../../../../src/core/inputs/forms/artifact-source.ts';
import { outcome } from '../../../fakes/inputs.ts';

describe('artifactSource', () => {
  it('reads an object, one version of it, and a file', () => {
    expect(outcome(artifactSource('s3://my.bucket-1/a/b_c/model-1.0.mar'))).toEqual({
      kind: 's3',
      bucket: 'my.bucket-1',
      key: 'a/b_c/model-1.0.mar',
      versionId: null,
    });
    expect(
      outcome(artifactSource('s3://bucket/k.mar?versionId=3sL4kqtJlcpXroDTDmJ_rmSpXd3dIbrHY.MTR')),
    ).toEqual({
      kind: 's3',
      bucket: 'bucket',
      key: 'k.mar',
      versionId: '3sL4kqtJlcpXroDTDmJ_rmSpXd3dIbrHY.MTR',
    });
    expect(outcome(artifactSource('build/model.mar'))).toEqual({ kind: 'file', path: 'build/model.mar' });
  });

  it.each([
    's3://b/k.mar',
    's3://bucket/k.mar?x=1',
    's3://bucket/k.mar?versionId=1&x=1',
    's3://bucket/k.mar?versionId=',
    's3://bucket/k.mar?versionId=a%20b',
    's3://bucket/k.mar?',
    's3://bucket/k.mar#top',
    's3://bucket/k.mar?versionId=1#top',
    's3://user@bucket/k.mar',
    's3://user:secret@bucket/k.mar',
    's3://bucket:443/k.mar',
    's3://bucket/../k.mar',
    's3://bucket/a/../k.mar',
    's3://bucket/./k.mar',
    's3://bucket/%2e%2e/k.mar',
    's3://bucket/a%2fk.mar',
    's3://bucket//k.mar',
    's3://bucket/a//k.mar',
    's3://bucket/a\\k.mar',
    's3://bucket/a b.mar',
    's3://bucket/',
    's3://bucket',
    's3:///k.mar',
    's3:bucket/k.mar',
    's3://Bucket/k.mar',
    's3://bu..cket/k.mar',
    's3://10.0.0.1/k.mar',
    's3://bucket-/k.mar',
    `s3://bucket/${'k'.repeat(1_030)}.mar`,
  ])('refuses %j, which is no plain address', (text) => {
    expect(outcome(artifactSource(text))).toBe('TSD1120');
  });

  it.each([
    'https://bucket.example/k.mar',
    'file:///etc/k.mar',
    'S3://bucket/k.mar',
    'arn:aws:s3:::bucket/k.mar',
  ])('refuses %j, which is fetched by nobody', (text) => {
    expect(outcome(artifactSource(text))).toBe('TSD1121');
  });

  it.each(['s3://bucket/k.tar.gz', 's3://bucket/k.mar.zip', 'model', 'model.MAR', ''])(
    'refuses %j, which does not end in .mar',
    (text) => {
      expect(outcome(artifactSource(text))).toBe('TSD1122');
    },
  );

  it('gives back nothing but the text it was given, whatever that is', () => {
    const piece = fc.constantFrom(
      's3://',
      'bucket',
      '/',
      '..',
      '%2e',
      '?versionId=',
      'k',
      '.mar',
      '#',
      '@',
      ':',
      'x',
      '\\',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 9 }).map((parts) => parts.join('')),
        (text) => {
          const source = outcome(artifactSource(text));
          if (typeof source === 'string') return;
          const version =
            source.kind === 's3' && source.versionId !== null ? `?versionId=${source.versionId}` : '';
          expect(source.kind === 's3' ? `s3://${source.bucket}/${source.key}${version}` : source.path).toBe(
            text,
          );
        },
      ),
    );
  });
});
