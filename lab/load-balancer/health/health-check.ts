import { get } from 'node:http';
import type { HealthCheck, Target } from '../configuration.ts';
import { matches, type CheckResult } from './health-view.ts';

/** Makes one health check: a GET on a new connection (ELB-03). Never rejects. */
export const checkOnce = (target: Target, check: HealthCheck): Promise<CheckResult> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve({ kind: 'timeout' });
      request.destroy();
    }, check.timeoutMs);
    const end = (result: CheckResult): void => {
      clearTimeout(timer);
      resolve(result);
      request.destroy();
    };
    const request = get(
      {
        agent: false,
        host: target.address,
        port: target.checkPort,
        path: check.path,
        headers: {
          host: `${target.address}:${target.checkPort}`,
          'user-agent': 'ELB-HealthChecker/2.0',
          connection: 'close',
        },
      },
      (answer) => {
        const code = answer.statusCode ?? 0;
        answer.resume();
        answer.on('end', () =>
          end(matches(check.matcher, code) ? { kind: 'passed' } : { kind: 'mismatch', code }),
        );
        answer.on('error', () => end({ kind: 'failed' }));
      },
    );
    request.on('error', () => end({ kind: 'failed' }));
  });
