import { existsSync, readFileSync } from 'node:fs';

/** What a Node process needs in its environment so that its connections are noted in `file`. */
export const watchedEnvironment = (file: string): Readonly<Record<string, string>> => ({
  LAB_CONNECTIONS_FILE: file,
  NODE_OPTIONS: `--import ${new URL('connections.ts', import.meta.url).href}`,
});

/** Every `host:port` that the process asked for or tried, oldest first, each as often as it happened. */
export const connectionsIn = (file: string): readonly string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];

/**
 * Connections to anything but the APIs that a runner reaches (`host:port` of the AWS door, of GitHub, of its OIDC
 * endpoint): an instance or a load balancer is never among them, so the action must have none.
 */
export const connectionsElsewhere = (
  connections: readonly string[],
  services: readonly string[],
): readonly string[] => connections.filter((connection) => !services.includes(connection));
