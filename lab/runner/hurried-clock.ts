/**
 * Node options for a process whose time runs `factor` times as fast: its timers and every clock that it can
 * read. Sockets, which the kernel and Node itself time, are not affected.
 */
export const hurriedClock = (factor: number): readonly string[] =>
  factor === 1 ? [] : ['--import', `data:text/javascript,${encodeURIComponent(program(factor))}`];

const program = (factor: number): string => `
  const { setTimeout: wait, setInterval: repeat, Date: Right } = globalThis;
  const began = Right.now();
  const monotonic = performance.now.bind(performance);
  performance.now = () => monotonic() * ${factor};
  globalThis.setTimeout = Object.assign((work, ms = 0, ...rest) => wait(work, ms / ${factor}, ...rest), wait);
  globalThis.setInterval = (work, ms = 0, ...rest) => repeat(work, ms / ${factor}, ...rest);
  const now = () => Math.round(began + (Right.now() - began) * ${factor});
  globalThis.Date = new Proxy(Right, {
    construct: (target, given, as) => Reflect.construct(target, given.length === 0 ? [now()] : given, as),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });`;
