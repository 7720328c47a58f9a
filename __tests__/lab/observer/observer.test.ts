import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startObserver, type Observer } from '../../../lab/observer/observer.ts';
import type { SeenTarget } from '../../../lab/observer/readiness.ts';
import type { ApiAnswer, Door, Listener } from '../../../lab/ports.ts';

const LISTENER = 'arn:aws:elasticloadbalancing:r:1:listener/app/edge/50dc/f2f7';
const RULE = 'arn:aws:elasticloadbalancing:r:1:listener-rule/app/edge/50dc/f2f7/9683';

let dir: string;
let observer: Observer;
let tell: Listener;
let leave: (group: string, target: SeenTarget) => void;
let targets: Record<string, SeenTarget[]>;
let atNodes: Record<string, (number | null)[]>;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'observer-'));
  targets = { blue: [seen('i-1'), seen('i-2', 'healthy', 'b')], green: [] };
  atNodes = {};
  const door: Door = {
    url: '',
    handle: () => undefined,
    after: (listener) => {
      tell = listener;
    },
  };
  const truth = {
    targetStates: (group: string) => targets[group] ?? [],
    nodeWeights: (group: string) => atNodes[group] ?? [],
    onLeaving: (listener: typeof leave) => {
      leave = listener;
    },
  };
  observer = startObserver(door, truth, join(dir, 'journal.jsonl'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function seen(id: string, state = 'healthy', zone = 'a'): SeenTarget {
  return { id, state, zone };
}

const call = (operation: string, params: object, answer: ApiAnswer = {}): void =>
  tell(
    {
      service: 'elasticloadbalancing',
      operation,
      params: params as ApiAnswer,
      accessKey: 'ACTION',
      at: 1000,
    },
    answer,
  );

const actions = (blue: number, green: number) => [
  {
    Type: 'forward',
    ForwardConfig: {
      TargetGroups: [
        { TargetGroupArn: 'blue', Weight: String(blue) },
        { TargetGroupArn: 'green', Weight: String(green) },
      ],
    },
  },
];

const createRule = (blue: number, green: number): void =>
  call(
    'CreateRule',
    { ListenerArn: LISTENER, Actions: actions(blue, green) },
    { Rules: [{ RuleArn: RULE }] },
  );
const modifyRule = (blue: number, green: number): void =>
  call('ModifyRule', { RuleArn: RULE, Actions: actions(blue, green) });
const kinds = (): readonly string[] => observer.violations().map(({ kind, group }) => `${kind} ${group}`);

describe('a routing change', () => {
  it('is recorded with the weights before and after, and the healthy targets by zone', () => {
    createRule(100, 0);
    targets['green'] = [seen('i-3'), seen('i-4', 'unhealthy', 'b'), seen('i-5', 'draining', 'b')];
    modifyRule(90, 10);
    expect(observer.changes()[1]).toEqual({
      at: 1000,
      operation: 'ModifyRule',
      accessKey: 'ACTION',
      rule: RULE,
      before: { blue: 100, green: 0 },
      after: { blue: 90, green: 10 },
      readiness: {
        blue: { healthy: 2, total: 2, zones: { a: { healthy: 1, total: 1 }, b: { healthy: 1, total: 1 } } },
        green: { healthy: 1, total: 2, zones: { a: { healthy: 1, total: 1 }, b: { healthy: 0, total: 1 } } },
      },
    });
    const journal = readFileSync(join(dir, 'journal.jsonl'), 'utf8').trim().split('\n');
    expect(journal.map((line) => JSON.parse(line) as unknown)).toEqual([...observer.changes()]);
  });

  it('of conditions alone is not recorded', () => {
    createRule(100, 0);
    call('ModifyRule', { RuleArn: RULE, Conditions: [] });
    expect(observer.changes()).toHaveLength(1);
  });
});

describe('weight on a group', () => {
  it.each<[string, SeenTarget[], boolean]>([
    ['without targets', [], true],
    ['with none healthy', [seen('i-3', 'unhealthy')], true],
    ['with one that was not checked yet', [seen('i-3'), seen('i-4', 'initial')], true],
    ['that is healthy', [seen('i-3'), seen('i-4')], false],
    ['that is healthy but for one', [seen('i-3'), seen('i-4', 'unhealthy')], false],
  ])('%s', (_what, green, wrong) => {
    createRule(100, 0);
    targets['green'] = green;
    modifyRule(90, 10);
    expect(kinds()).toEqual(wrong ? ['weight-on-unready green'] : []);
  });

  it('may stay or fall on an unready group', () => {
    targets['green'] = [seen('i-3')];
    createRule(50, 50);
    targets['green'] = [];
    modifyRule(50, 50);
    modifyRule(90, 10);
    modifyRule(100, 0);
    expect(kinds()).toEqual([]);
  });

  it('is judged on a new rule and on a listener’s default action', () => {
    createRule(0, 1);
    call('ModifyListener', {
      ListenerArn: LISTENER,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: 'green' }],
    });
    expect(kinds()).toEqual(['weight-on-unready green', 'weight-on-unready green']);
  });
});

describe('a target that leaves', () => {
  const last = seen('i-3');
  beforeEach(() => {
    targets['green'] = [last];
    createRule(50, 50);
  });

  it('while it is the last healthy one of a group with weight, is a violation', () => {
    leave('green', last);
    expect(kinds()).toEqual(['targets-taken-under-weight green']);
  });

  it('while another is healthy, or after it was unhealthy itself, is not', () => {
    targets['green'] = [last, seen('i-4')];
    leave('green', last);
    leave('green', seen('i-5', 'unhealthy'));
    expect(kinds()).toEqual([]);
  });

  it('after its weight is 0, is a violation while a node still has the old weight', () => {
    modifyRule(100, 0);
    atNodes['green'] = [0, 50, 0];
    leave('green', last);
    expect(observer.violations()[0]?.text).toContain('a node still gives the group 50');
    atNodes['green'] = [0, 0, null];
    leave('green', last);
    expect(observer.violations()).toHaveLength(1);
  });

  it.each([
    ['DeleteRule', { RuleArn: RULE }],
    ['DeleteListener', { ListenerArn: LISTENER }],
    [
      'DeleteLoadBalancer',
      { LoadBalancerArn: 'arn:aws:elasticloadbalancing:r:1:loadbalancer/app/edge/50dc' },
    ],
  ])('after %s, is not', (operation, params) => {
    call(operation, params);
    leave('green', last);
    expect(kinds()).toEqual([]);
  });
});
