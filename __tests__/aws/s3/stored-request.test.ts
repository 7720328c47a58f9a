import { expect, it } from '@jest/globals';
import { parsedRequest, requestText } from '../../../src/aws/s3/stored-request.ts';
import type { PreparedRequest } from '../../../src/core/request.ts';
import { request } from '../../fakes/request.ts';

const prepared: PreparedRequest = {
  ...request(),
  bucket: 'state',
  verified: { uri: 's3://m/m.mar', versionId: null, sha256: 'a', modelName: 'm', modelVersion: '1' },
};

it('what a release was made from reads back as it was', () => {
  expect(parsedRequest(requestText(prepared), 'key')).toEqual(prepared);
});

it.each(['', 'no json', '[]', '{}', '{"schemaVersion":2,"request":{}}', '{"schemaVersion":1,"request":{}}'])(
  'anything else is refused, never guessed: %j',
  (text) => {
    expect(() => parsedRequest(text, 'key')).toThrow('TSD3304');
  },
);
