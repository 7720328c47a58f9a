import { isFields, parsedJson } from '../../core/text/json.ts';
import { Failure } from '../../core/errors.ts';
import type { PreparedRequest } from '../../core/request.ts';

/** What a release was made from, as it is kept beside its record. */
export const requestText = (request: PreparedRequest): string =>
  JSON.stringify({ schemaVersion: 1, request }, null, 2);

/** Reads what `requestText` wrote. Throws Failure for anything else: nothing is made from a guess. */
export function parsedRequest(text: string, key: string): PreparedRequest {
  const value = parsedJson(text);
  if (!isFields(value) || value['schemaVersion'] !== 1 || !isRequest(value['request']))
    throw new Failure({
      code: 'TSD3304',
      subject: key,
      message: 'what the release was made from cannot be read by this version of the action',
      remedy: 'Release the archive that should serve with deploy.',
    });
  return value['request'];
}

const isRequest = (value: unknown): value is PreparedRequest =>
  isFields(value) &&
  typeof value['service'] === 'string' &&
  isFields(value['policy']) &&
  isFields(value['verified']);
