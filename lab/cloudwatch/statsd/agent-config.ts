import { readFile } from 'node:fs/promises';

/** The StatsD settings of the CloudWatch agent's configuration file. */
export interface AgentConfig {
  readonly namespace: string;
  /** `aggregation_dimensions` */
  readonly rollups: readonly (readonly string[])[];
  /** `metrics_aggregation_interval`, AWS seconds. */
  readonly intervalSeconds: number;
}

interface AgentFile {
  readonly agent?: { readonly omit_hostname?: boolean };
  readonly metrics?: {
    readonly namespace?: string;
    readonly aggregation_dimensions?: readonly (readonly string[])[];
    readonly append_dimensions?: unknown;
    readonly metrics_collected?: { readonly statsd?: { readonly metrics_aggregation_interval?: number } };
  };
}

/** Reads the agent's configuration; null if it has no StatsD. @throws for settings that the lab does not support */
export function agentConfigIn(json: string): AgentConfig | null {
  const { agent, metrics } = JSON.parse(json) as AgentFile;
  const statsd = metrics?.metrics_collected?.statsd;
  if (statsd === undefined) return null;
  if (agent?.omit_hostname !== true || metrics?.append_dimensions !== undefined) {
    throw new Error('the lab’s CloudWatch agent knows neither the host dimension nor append_dimensions');
  }
  return {
    namespace: metrics?.namespace ?? 'CWAgent',
    rollups: metrics?.aggregation_dimensions ?? [],
    intervalSeconds: statsd.metrics_aggregation_interval ?? 60,
  };
}

/** Returns a function that reads the configuration file of an instance; null until the file exists. */
export const agentConfigFile = (path: string) => (): Promise<string | null> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return null;
  });
