import { Balancing } from './balancing.ts';
import type { Order, Report } from './messages.ts';

/** The load balancer's process. It takes its orders from the lab and ends when the lab is gone. */
const balancing = new Balancing((report: Report) => process.send?.(report));

// One order after the other: a listener of an older configuration must not be opened after a newer one.
let obeyed = Promise.resolve();
process.on('message', (order: Order) => {
  obeyed = obeyed.then(() => balancing.obey(order));
});
process.once('disconnect', () => process.exit(0));
