import { acceptOnly, beyondTheLab, optionalText, text, texts } from '../../door/call-params.ts';
import { paged } from '../../door/paging.ts';
import { ApiError, type AlarmNotice, type ApiAnswer, type ApiCall, type Handler } from '../../ports.ts';
import { changeNotices, reminders } from './alarm-actions.ts';
import { AlarmTags } from './alarm-tags.ts';
import { alarmIn, type Alarm, type AlarmState, type StateValue } from './alarm.ts';

/**
 * The alarms of the region, and the API calls about them. The lab keeps alarms itself, because moto creates them in state OK
 * and loses the state at every update (CW-02). Calls about metrics are passed on.
 */
export class Alarms {
  readonly #alarms = new Map<string, Alarm>();
  readonly #tags = new AlarmTags();
  readonly #region: string;
  readonly #listeners: ((notice: AlarmNotice) => void)[] = [];

  constructor(region: string) {
    this.#region = region;
  }

  all(): readonly Alarm[] {
    return [...this.#alarms.values()];
  }

  /** The listener receives every notice of an alarm action. */
  listen(listener: (notice: AlarmNotice) => void): void {
    this.#listeners.push(listener);
  }

  /** Sets the state of an alarm, unless it was deleted meanwhile. @param value the newest datapoint */
  setState(name: string, state: AlarmState, value: number | null): void {
    const former = this.#alarms.get(name);
    if (former === undefined) return;
    const alarm = { ...former, state };
    this.#alarms.set(name, alarm);
    if (former.state.value !== state.value) this.#announce(changeNotices(alarm, value));
  }

  /** Notifies scaling actions again after a minute in the same state (CW-04). */
  remind(alarm: Alarm, value: number | null): void {
    this.#announce(reminders(alarm, value));
  }

  #announce(notices: readonly AlarmNotice[]): void {
    for (const notice of notices) for (const listener of this.#listeners) listener(notice);
  }

  readonly handler: Handler = async (call) => {
    if (REFUSED.includes(call.operation)) throw beyondTheLab(`monitoring:${call.operation}`);
    const operation = this.#operations[call.operation];
    return operation === undefined ? 'pass' : operation(call);
  };

  readonly #operations: Readonly<Record<string, (call: ApiCall) => ApiAnswer | 'pass'>> = {
    ...this.#tags.operations,
    PutMetricAlarm: (call) => {
      const given = alarmIn(call);
      const former = this.#alarms.get(given.name);
      // An update keeps the state and the tags (CW-02).
      this.#alarms.set(given.name, { ...given, state: former?.state ?? given.state });
      if (former === undefined) this.#tags.add(this.#arn(given.name), call);
      return {};
    },
    DescribeAlarms: (call) => this.#describe(call),
    DeleteAlarms: (call) => {
      acceptOnly(call, ['AlarmNames']);
      const named = texts(call.params, 'AlarmNames').map((name) => this.#require(name));
      for (const { name } of named) {
        this.#alarms.delete(name);
        this.#tags.remove(this.#arn(name));
      }
      return {};
    },
    // The state lasts until an evaluation finds another one (CW-04).
    SetAlarmState: (call) => {
      acceptOnly(call, ['AlarmName', 'StateValue', 'StateReason', 'StateReasonData']);
      const alarm = this.#require(text(call.params, 'AlarmName'));
      const value = stateValueIn(text(call.params, 'StateValue'));
      this.setState(alarm.name, { value, reason: text(call.params, 'StateReason'), since: call.at }, null);
      return {};
    },
    EnableAlarmActions: (call) => this.#setActions(call, true),
    DisableAlarmActions: (call) => this.#setActions(call, false),
  };

  #describe(call: ApiCall): ApiAnswer {
    acceptOnly(call, [
      'AlarmNames',
      'AlarmNamePrefix',
      'AlarmTypes',
      'StateValue',
      'ActionPrefix',
      'MaxRecords',
      'NextToken',
    ]);
    const { params } = call;
    const names = texts(params, 'AlarmNames');
    const types = texts(params, 'AlarmTypes');
    const prefix = optionalText(params, 'AlarmNamePrefix') ?? '';
    const state = optionalText(params, 'StateValue');
    const actionPrefix = optionalText(params, 'ActionPrefix');
    const wanted = this.all()
      .filter(() => types.length === 0 || types.includes('MetricAlarm'))
      .filter(({ name }) => (names.length === 0 || names.includes(name)) && name.startsWith(prefix))
      .filter((alarm) => state === undefined || alarm.state.value === state)
      .filter(
        (alarm) =>
          actionPrefix === undefined || alarm.actions.ALARM.some((arn) => arn.startsWith(actionPrefix)),
      );
    const { page, ...more } = paged(wanted, params, 50);
    return { MetricAlarms: page.map((alarm) => this.#described(alarm)), CompositeAlarms: [], ...more };
  }

  #described(alarm: Alarm): ApiAnswer {
    return {
      AlarmName: alarm.name,
      AlarmArn: this.#arn(alarm.name),
      ...alarm.described,
      AlarmConfigurationUpdatedTimestamp: new Date(alarm.configuredAt),
      ActionsEnabled: alarm.actionsEnabled,
      StateValue: alarm.state.value,
      StateReason: alarm.state.reason,
      StateUpdatedTimestamp: new Date(alarm.state.since),
      StateTransitionedTimestamp: new Date(alarm.state.since),
    };
  }

  #arn(name: string): string {
    return `arn:aws:cloudwatch:${this.#region}:123456789012:alarm:${name}`;
  }

  #setActions(call: ApiCall, actionsEnabled: boolean): ApiAnswer {
    acceptOnly(call, ['AlarmNames']);
    for (const name of texts(call.params, 'AlarmNames')) {
      this.#alarms.set(name, { ...this.#require(name), actionsEnabled });
    }
    return {};
  }

  #require(name: string): Alarm {
    const alarm = this.#alarms.get(name);
    if (alarm === undefined) throw new ApiError('ResourceNotFound', `Unknown alarm ${name}`, 404);
    return alarm;
  }
}

/** Calls about alarms that the lab does not have. moto would answer them from an empty store. */
const REFUSED = [
  'PutCompositeAlarm',
  'DescribeAlarmHistory',
  'DescribeAlarmsForMetric',
  'DescribeAlarmContributors',
];

function stateValueIn(value: string): StateValue {
  if (value === 'OK' || value === 'ALARM' || value === 'INSUFFICIENT_DATA') return value;
  throw new ApiError(
    'ValidationError',
    `1 validation error detected: Value '${value}' at 'stateValue' failed to satisfy constraint: Member must satisfy enum value set: [INSUFFICIENT_DATA, ALARM, OK]`,
  );
}
