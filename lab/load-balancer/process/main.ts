import { Balancing } from './balancing.ts';
import type { Order, Report } from './messages.ts';

/** The program of the load balancer process. It handles the lab's orders and exits when the lab is gone. */
const balancing = new Balancing((report: Report) => process.send?.(report));

// Orders are handled in sequence, so that an older configuration never opens a listener after a newer one.
let handled = Promise.resolve();
process.on('message', (order: Order) => {
  handled = handled.then(() => balancing.handle(order));
});
process.once('disconnect', () => process.exit(0));
