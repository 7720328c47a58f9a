import { createSocket } from 'node:dgram';
import { describe, expect, it } from '@jest/globals';
import { agentConfigFile, agentConfigIn } from '../../../../lab/cloudwatch/statsd/agent-config.ts';
import { Interval } from '../../../../lab/cloudwatch/statsd/statsd-interval.ts';
import { parseLine } from '../../../../lab/cloudwatch/statsd/statsd-line.ts';
import { listenForStatsd, STATSD_PORT } from '../../../../lab/cloudwatch/statsd/statsd.ts';
import { labTime } from '../../../../lab/time.ts';
import { until } from '../../../../proofs/kit/until.ts';

describe('a StatsD line', () => {
  it('has a name, a value, a type and tags', () => {
    expect(parseLine('queue_per_worker:0.5|g|#service:digits,colour:blue')).toEqual({
      name: 'queue_per_worker',
      type: 'gauge',
      value: 0.5,
      relative: false,
      tags: { service: 'digits', colour: 'blue' },
    });
  });

  it('stands for all that a sampled counter left out', () => {
    expect(parseLine('hits:2|c|@0.1')).toMatchObject({ type: 'counter', value: 20 });
  });

  it.each(['', 'name', 'name:|c', ':1|c', 'name:1', 'name:1|x', 'name:one|c', 'name:1|c|@0', 'name:NaN|g'])(
    '%j is none',
    (line) => {
      expect(parseLine(line)).toBeNull();
    },
  );
});

describe('an interval', () => {
  const interval = (...lines: readonly string[]): Interval => {
    const all = new Interval();
    for (const line of lines) {
      const measurement = parseLine(line);
      if (measurement === null) throw new Error(`no StatsD line: ${line}`);
      all.add(measurement);
    }
    return all;
  };

  it('adds counters up, keeps the last gauge and all timings', () => {
    const collected = interval('n:1|c', 'n:2|c', 'g:5|g', 'g:7|g', 'g:-2|g', 't:3|ms', 't:9|ms').collected(
      [],
    );
    expect(collected).toEqual([
      { name: 'n', dimensions: { metric_type: 'counter' }, values: [3] },
      { name: 'g', dimensions: { metric_type: 'gauge' }, values: [5] },
      { name: 't', dimensions: { metric_type: 'timing' }, values: [3, 9] },
    ]);
  });

  it('keeps series of other tags apart, and puts each also under the agent’s aggregation dimensions', () => {
    const collected = interval('n:1|c|#a:1,b:1', 'n:1|c|#b:2,a:1').collected([['a'], ['a', 'none']]);
    expect(collected.map(({ dimensions }) => dimensions)).toEqual([
      { a: '1', b: '1', metric_type: 'counter' },
      { a: '1' },
      { a: '1', b: '2', metric_type: 'counter' },
      { a: '1' },
    ]);
  });
});

describe('the agent’s configuration', () => {
  it('is not there before the instance wrote it', async () => {
    expect(await agentConfigFile('/nowhere/cloudwatch-agent.json')()).toBeNull();
  });

  const statsd = { statsd: { metrics_aggregation_interval: 10 } };

  it('names namespace, aggregation and interval', () => {
    const metrics = { namespace: 'Models', aggregation_dimensions: [['service']], metrics_collected: statsd };
    expect(agentConfigIn(JSON.stringify({ agent: { omit_hostname: true }, metrics }))).toEqual({
      namespace: 'Models',
      rollups: [['service']],
      intervalSeconds: 10,
    });
  });

  it('without StatsD makes no listener', () => {
    expect(agentConfigIn('{"metrics": {"metrics_collected": {}}}')).toBeNull();
  });

  it('with dimensions that the lab would leave out is refused', () => {
    expect(() => agentConfigIn(JSON.stringify({ metrics: { metrics_collected: statsd } }))).toThrow(
      /host dimension/,
    );
  });
});

describe('the listener', () => {
  it('loses datagrams until the agent is configured, then publishes each interval', async () => {
    const config = {
      agent: { omit_hostname: true },
      metrics: { namespace: 'Models', metrics_collected: { statsd: { metrics_aggregation_interval: 10 } } },
    };
    const published: unknown[][] = [];
    let asked = 0;
    const listener = await listenForStatsd({
      address: '127.33.9.1',
      readConfig: () => Promise.resolve(asked++ === 0 ? null : JSON.stringify(config)),
      publish: (...datum) => published.push(datum),
      time: labTime(0.001),
      complain: (defect) => {
        throw defect;
      },
    });
    const socket = createSocket('udp4');
    const send = (text: string): Promise<void> =>
      new Promise((sent) => socket.send(text, STATSD_PORT, '127.33.9.1', () => sent()));
    try {
      await send('lost:1|c\n');
      await until(() => (asked === 1 ? true : null));
      await send('requests_5xx:2|c|#colour:blue\nqueue:3|g\n');
      await until(() => (published.length === 2 ? true : null));
      expect(published.map((datum) => datum.slice(0, 5))).toEqual([
        ['Models', 'requests_5xx', { colour: 'blue', metric_type: 'counter' }, 2, 'None'],
        ['Models', 'queue', { metric_type: 'gauge' }, 3, 'None'],
      ]);
    } finally {
      socket.close();
      await listener.close();
    }
  });
});
