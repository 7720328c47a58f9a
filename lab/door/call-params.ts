import { ApiError, type ApiCall } from '../ports.ts';

export type Params = ApiCall['params'];

/**
 * Typed reading of an API call's parameters. Query leaves are strings, JSON ones are numbers and booleans, and an
 * empty Query list is `''`: each reader takes both. A value of the wrong kind is a `ValidationError`, as in AWS.
 */
export function optionalText(params: Params, name: string): string | undefined {
  const value = params[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object') throw malformed(name);
  return String(value);
}

export function text(params: Params, name: string): string {
  const value = optionalText(params, name);
  if (value === undefined || value === '') {
    throw new ApiError(
      'ValidationError',
      `1 validation error detected: Value null at '${lowerFirst(name)}' failed to satisfy constraint: Member must not be null`,
    );
  }
  return value;
}

export function optionalNumber(params: Params, name: string): number | undefined {
  const value = optionalText(params, name);
  if (value === undefined) return undefined;
  const read = Number(value);
  if (value.trim() === '' || !Number.isFinite(read)) throw malformed(name);
  return read;
}

export function number(params: Params, name: string): number {
  text(params, name);
  return optionalNumber(params, name) ?? 0;
}

export function optionalFlag(params: Params, name: string): boolean | undefined {
  const value = optionalText(params, name)?.toLowerCase();
  if (value === undefined) return undefined;
  if (value !== 'true' && value !== 'false') throw malformed(name);
  return value === 'true';
}

/** Milliseconds since the epoch; Query sends ISO 8601, JSON epoch seconds. */
export function optionalTime(params: Params, name: string): number | undefined {
  const value = params[name];
  if (value === undefined || value === null) return undefined;
  const at = typeof value === 'number' ? value * 1000 : Date.parse(String(value));
  if (Number.isNaN(at)) throw malformed(name);
  return at;
}

/** A list of scalars; `[]` when absent. */
export function texts(params: Params, name: string): readonly string[] {
  return list(params, name).map(String);
}

/** A list of structures; `[]` when absent. */
export function structures(params: Params, name: string): readonly Params[] {
  return list(params, name).map((entry) => structure(entry, name));
}

/** A nested structure; undefined when absent. */
export function optionalStructure(params: Params, name: string): Params | undefined {
  const value = params[name];
  return value === undefined || value === null ? undefined : structure(value, name);
}

/** Refuses what a handler would otherwise ignore: nothing that is asked for is skipped silently. */
export function acceptOnly(call: ApiCall, names: readonly string[]): void {
  const strange = Object.keys(call.params).filter((name) => !names.includes(name));
  if (strange.length > 0) throw beyondTheLab(`${call.service}:${call.operation} with ${strange.join(', ')}`);
}

/** The lab's own limit, said aloud. 501 is a status that no SDK retries (SDK-02). */
export function beyondTheLab(what: string): ApiError {
  return new ApiError(
    'NotImplemented',
    `This lab does not do ${what}: it is a limit of the lab, not of AWS.`,
    501,
  );
}

function list(params: Params, name: string): readonly unknown[] {
  const value = params[name];
  if (value === undefined || value === null || value === '') return [];
  if (!Array.isArray(value)) throw malformed(name);
  return value;
}

function structure(value: unknown, name: string): Params {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed(name);
  return value as Params;
}

function malformed(name: string): ApiError {
  return new ApiError('ValidationError', `Value at '${lowerFirst(name)}' is malformed`);
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
