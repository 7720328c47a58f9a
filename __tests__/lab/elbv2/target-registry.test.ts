import { beforeEach, describe, expect, it } from '@jest/globals';
import { TargetRegistry } from '../../../lab/elbv2/target-registry.ts';

/** Delays that end when the test says so. */
const waits: { readonly ms: number; end: () => void }[] = [];
const time = {
  scale: 1,
  wait: (ms: number) => new Promise<void>((resolve) => waits.push({ ms, end: resolve })),
};
const place = { group: 'blue', id: 'i-1', port: 8080, zone: 'a', address: '127.35.1.1' };
const name = { id: 'i-1', port: 8080 };

let left: string[];
let registry: TargetRegistry;
beforeEach(() => {
  waits.length = 0;
  left = [];
  registry = new TargetRegistry(time, {
    changed: () => undefined,
    leaving: ({ id, life }) => left.push(`${id} ${life}`),
  });
  registry.register([place]);
});

const lives = () => registry.of('blue').map(({ life }) => life);
const delayOver = async (): Promise<void> => {
  waits.shift()?.end();
  await new Promise(setImmediate);
};

describe('deregistration', () => {
  it('drains for the whole delay, then the target is gone', async () => {
    registry.deregister('blue', [name], 30);
    expect(waits.map(({ ms }) => ms)).toEqual([30_000]);
    expect(lives()).toEqual(['draining']);
    await delayOver();
    expect(lives()).toEqual([]);
  });

  it('a target that is registered again meanwhile stays', async () => {
    registry.deregister('blue', [name], 30);
    registry.register([place]);
    await delayOver();
    expect(lives()).toEqual(['registered']);
  });

  it('a second deregistration does not begin the delay anew', () => {
    registry.deregister('blue', [name], 30);
    registry.deregister('blue', [name], 30);
    expect(waits).toHaveLength(1);
  });

  it('notifies of a leaving target with its state until then', () => {
    registry.deregister('blue', [name], 30);
    expect(left).toEqual(['i-1 registered']);
  });

  it('a target on another port is another target', () => {
    registry.register([{ ...place, port: 9090 }]);
    registry.deregister('blue', [name], 30);
    expect(lives()).toEqual(['draining', 'registered']);
  });
});

describe('instances that end', () => {
  it('leave after the delay of their group', async () => {
    registry.ended(['i-1', 'i-2'], 'terminated', () => 5);
    expect(lives()).toEqual(['terminated']);
    expect(waits.map(({ ms }) => ms)).toEqual([5000]);
    await delayOver();
    expect(lives()).toEqual([]);
  });

  it('stopped ones stay registered', () => {
    registry.ended(['i-1'], 'stopped', () => 5);
    expect(lives()).toEqual(['stopped']);
    expect(waits).toEqual([]);
  });
});

it('a deleted group removes its targets', () => {
  registry.register([{ ...place, group: 'green' }]);
  registry.forget('blue');
  expect(registry.all().map(({ group }) => group)).toEqual(['green']);
});
