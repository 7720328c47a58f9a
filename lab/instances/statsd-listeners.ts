import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Publish } from '../cloudwatch/metrics/metrics.ts';
import { listenForStatsd, type StatsdListener } from '../cloudwatch/statsd/statsd.ts';
import type { LabTime } from '../ports.ts';
import type { InstanceIdentity } from './identity.ts';

/** The StatsD listeners of all running instances. */
interface StatsdListeners {
  open(instance: InstanceIdentity, instanceDir: string): void;
  close(instance: InstanceIdentity): void;
  stop(): Promise<void>;
}

/** Opens a StatsD listener on the address of each running instance. It replaces the CloudWatch agent there. */
export function statsdListeners(
  publish: Publish,
  time: LabTime,
  complain: (defect: Error) => void,
): StatsdListeners {
  const listening = new Map<string, Promise<StatsdListener>>();
  const close = async (id: string): Promise<void> => {
    const listener = listening.get(id);
    listening.delete(id);
    await (await listener)?.close();
  };
  return {
    open({ id, address }, instanceDir) {
      const file = join(instanceDir, 'ms', 'cloudwatch-agent.json');
      const readConfig = (): Promise<string | null> => readFile(file, 'utf8').catch(() => null);
      const opened = listenForStatsd({ address, readConfig, publish, time, complain });
      opened.catch(complain);
      listening.set(id, opened);
    },
    close({ id }) {
      close(id).catch(complain);
    },
    async stop() {
      await Promise.all([...listening.keys()].map(close));
    },
  };
}
