import { fileURLToPath } from 'node:url';
import type { LabPlace, LabProcess, Processes } from '../../ports.ts';
import type { Counts, ResponseSeconds } from '../metrics/accounting.ts';
import type { Order, Report } from './messages.ts';

/** The lab's handle of the load balancer process: sends orders and receives reports. */
export class BalancerProcess {
  readonly #process: LabProcess;
  readonly #waiting = new Map<number, (report: Report) => void>();
  #requests = 0;

  /** @param report receives every report that answers no request */
  constructor(processes: Processes, place: LabPlace, report: (report: Report) => void) {
    this.#process = processes.start({
      name: 'load-balancer',
      command: process.execPath,
      args: ['--no-warnings', fileURLToPath(new URL('main.ts', import.meta.url))],
      env: {},
      cwd: place.dir,
      log: `${place.dir}/load-balancer.log`,
      ipc: true,
    });
    this.#process.child.on('message', (message) => {
      const received = message as Report;
      const answer = 'request' in received ? this.#waiting.get(received.request) : undefined;
      if (answer === undefined) report(received);
      else answer(received);
    });
  }

  send(order: Order): void {
    if (this.#process.child.connected) this.#process.child.send(order);
  }

  async counts(): Promise<Counts> {
    const answer = await this.#ask('count');
    return answer.kind === 'counts' ? answer.counts : { balancers: {}, groups: {}, targets: {} };
  }

  async takeResponseTimes(): Promise<ResponseSeconds> {
    const answer = await this.#ask('take-response-times');
    return answer.kind === 'response-times' ? answer.seconds : {};
  }

  stop(): Promise<void> {
    return this.#process.stop(2000);
  }

  /** Rejects when the process is gone. */
  #ask(kind: 'count' | 'take-response-times'): Promise<Report> {
    const request = ++this.#requests;
    const gone = this.#process.exited.then(() => {
      throw new Error('the load balancer process has ended');
    });
    const answered = new Promise<Report>((resolve) => this.#waiting.set(request, resolve));
    this.send({ kind, request });
    return Promise.race([answered, gone]).finally(() => this.#waiting.delete(request));
  }
}
