import { ApiError, type ApiCall } from '../ports.ts';

/**
 * Reads the parameters of an API call with types. The Query protocol sends all values as texts and an empty
 * list as `''`; JSON sends numbers and booleans. Each function accepts both, and throws a `ValidationError` for
 * a value of the wrong kind, as AWS does.
 */

/** The parameters of an API call, nested as the door parses them. */
export type Params = ApiCall['params'];

/** Reads a parameter as text; undefined when it is absent. */
export function optionalText(params: Params, name: string): string | undefined {
  const value = params[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object') throw malformed(name);
  return String(value);
}

/** Reads a required parameter as text. */
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

/** Reads a time as milliseconds since the epoch. Query sends ISO 8601, JSON sends epoch seconds. */
export function optionalTime(params: Params, name: string): number | undefined {
  const value = params[name];
  if (value === undefined || value === null) return undefined;
  const at = typeof value === 'number' ? value * 1000 : Date.parse(String(value));
  if (Number.isNaN(at)) throw malformed(name);
  return at;
}

/** Reads a list of scalars; `[]` when it is absent. */
export function texts(params: Params, name: string): readonly string[] {
  return list(params, name).map(String);
}

/** Reads a list of structures; `[]` when it is absent. */
export function structures(params: Params, name: string): readonly Params[] {
  return list(params, name).map((entry) => structure(entry, name));
}

/** Reads a nested structure; undefined when it is absent. */
export function optionalStructure(params: Params, name: string): Params | undefined {
  const value = params[name];
  return value === undefined || value === null ? undefined : structure(value, name);
}

/** Refuses a call with parameters that the handler does not read, so that none is silently ignored. */
export function acceptOnly(call: ApiCall, names: readonly string[]): void {
  const strange = Object.keys(call.params).filter((name) => !names.includes(name));
  if (strange.length > 0) throw beyondTheLab(`${call.service}:${call.operation} with ${strange.join(', ')}`);
}

/** The error for something that AWS supports and the lab does not. No SDK retries a 501 (SDK-02). */
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
