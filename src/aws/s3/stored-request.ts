import { isFields, parsedJson } from '../../core/text/json.ts';
import { Failure } from '../../core/errors.ts';
import type { PreparedRequest } from '../../core/request.ts';

/** Writes the request of a release in the form that is kept beside its record. */
export const requestText = (request: PreparedRequest): string =>
  JSON.stringify({ schemaVersion: 1, request }, null, 2);

/** Reads what `requestText` wrote. Throws Failure TSD3304 for anything else, since a request must not be guessed. */
export function parsedRequest(text: string, key: string): PreparedRequest {
  const value = parsedJson(text);
  if (!isFields(value) || value['schemaVersion'] !== 1 || !isRequest(value['request']))
    throw new Failure({
      code: 'TSD3304',
      subject: key,
      message: 'this version of the action cannot read the kept request of the release',
      remedy: 'Use `deploy` with the archive that should serve.',
    });
  return value['request'];
}

const isRequest = (value: unknown): value is PreparedRequest =>
  isFields(value) &&
  typeof value['service'] === 'string' &&
  isFields(value['policy']) &&
  isFields(value['verified']);
