import { acceptOnly, structures, text, texts } from '../../door/call-params.ts';
import type { ApiAnswer, ApiCall } from '../../ports.ts';

/** The tags of alarms, and the calls about them. Calls about other resources are passed on. */
export class AlarmTags {
  readonly #tags = new Map<string, ReadonlyMap<string, string>>();

  readonly operations: Readonly<Record<string, (call: ApiCall) => ApiAnswer | 'pass'>> = {
    TagResource: ofAlarms((call, arn) => {
      acceptOnly(call, ['ResourceARN', 'Tags']);
      this.add(arn, call);
      return {};
    }),
    UntagResource: ofAlarms((call, arn) => {
      acceptOnly(call, ['ResourceARN', 'TagKeys']);
      const gone = texts(call.params, 'TagKeys');
      this.#tags.set(arn, new Map([...this.#of(arn)].filter(([key]) => !gone.includes(key))));
      return {};
    }),
    ListTagsForResource: ofAlarms((call, arn) => {
      acceptOnly(call, ['ResourceARN']);
      return { Tags: [...this.#of(arn)].map(([Key, Value]) => ({ Key, Value })) };
    }),
  };

  /** Adds the call's `Tags`. */
  add(arn: string, { params }: ApiCall): void {
    const added = structures(params, 'Tags').map((tag) => [text(tag, 'Key'), String(tag['Value'])] as const);
    this.#tags.set(arn, new Map([...this.#of(arn), ...added]));
  }

  remove(arn: string): void {
    this.#tags.delete(arn);
  }

  #of(arn: string): ReadonlyMap<string, string> {
    return this.#tags.get(arn) ?? new Map();
  }
}

function ofAlarms(answer: (call: ApiCall, arn: string) => ApiAnswer): (call: ApiCall) => ApiAnswer | 'pass' {
  return (call) => {
    const arn = text(call.params, 'ResourceARN');
    return arn.includes(':alarm:') ? answer(call, arn) : 'pass';
  };
}
