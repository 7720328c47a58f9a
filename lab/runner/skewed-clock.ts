/** Node options for a process whose wall clock is `ms` ahead (negative: behind). Its timers are right. */
export const skewedClock = (ms: number): readonly string[] =>
  ms === 0 ? [] : ['--import', `data:text/javascript,${encodeURIComponent(program(ms))}`];

/** Shifts `Date.now()`, `new Date()` and `Date()`. Dates that are made from a value are not shifted. */
const program = (ms: number): string => `
  const Right = globalThis.Date;
  const now = () => Right.now() + ${ms};
  globalThis.Date = new Proxy(Right, {
    construct: (target, given, as) => Reflect.construct(target, given.length === 0 ? [now()] : given, as),
    apply: () => new Right(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });`;
