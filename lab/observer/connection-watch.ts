import { existsSync, readFileSync } from 'node:fs';

/** Watches to which hosts a Node process connects; `connections.ts` records them inside that process. */

/** The environment with which a Node process records its connections in `file`. */
export const watchedEnvironment = (file: string): Readonly<Record<string, string>> => ({
  LAB_CONNECTIONS_FILE: file,
  NODE_OPTIONS: `--import ${new URL('connections.ts', import.meta.url).href}`,
});

/** The recorded connections as `host:port`, oldest first, with repetitions. */
export const connectionsIn = (file: string): readonly string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];

/**
 * The connections to anything but the given APIs (`host:port`): the AWS door, GitHub and its OIDC endpoint. A
 * runner cannot reach an instance or a load balancer, so the action must have none.
 */
export const connectionsElsewhere = (
  connections: readonly string[],
  services: readonly string[],
): readonly string[] => connections.filter((connection) => !services.includes(connection));
