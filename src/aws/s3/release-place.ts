/** Where what a release leaves in the state bucket lies: its record, those of earlier ones, and what is asked of it. */
export const RELEASES = 'releases/';

export const releaseKey = (service: string, environment: string, name: string): string =>
  `${RELEASES}${service}/${environment}/${name}.json`;

/** Whose record an object is; null for one that is none. */
export function recordPlace(key: string): { readonly service: string; readonly environment: string } | null {
  const found = /^releases\/(?<service>[^/]+)\/(?<environment>[^/]+)\/current\.json$/.exec(key)?.groups;
  return found === undefined ? null : { service: found['service']!, environment: found['environment']! };
}
