import type { ApiCall } from '../../ports.ts';
import type { Tag } from '../tag.ts';
import { formatError, unsupportedByLab } from '../refusals.ts';
import type { GivenParameter } from '../template/parameters.ts';

/**
 * Reads the parameters of one CloudFormation call by name, and refuses parameters that the operation does not
 * support.
 */
export class ApiRequest {
  readonly #params: Readonly<Record<string, unknown>>;

  /** @throws ApiError for a parameter that is not in `supported` */
  constructor(call: ApiCall, supported: readonly string[]) {
    this.#params = call.params;
    const foreign = Object.keys(call.params).filter((name) => !supported.includes(name));
    if (foreign.length > 0)
      throw unsupportedByLab(`the parameters [${foreign.join(', ')}] of ${call.operation}`);
  }

  text(name: string): string | undefined {
    const value = this.#params[name];
    return value === undefined || value === '' ? undefined : String(value);
  }

  required(name: string): string {
    const value = this.text(name);
    if (value !== undefined) return value;
    const wire = `${name[0]?.toLowerCase()}${name.slice(1)}`;
    throw formatError(
      `1 validation error detected: Value null at '${wire}' failed to satisfy constraint: Member must not be null`,
    );
  }

  flag(name: string): boolean {
    return this.#params[name] === 'true';
  }

  texts(name: string): readonly string[] {
    return this.#list(name).map(String);
  }

  tags(): readonly Tag[] {
    return this.#list('Tags') as readonly Tag[];
  }

  parameters(): readonly GivenParameter[] {
    return this.#list('Parameters') as readonly GivenParameter[];
  }

  nested(name: string): Readonly<Record<string, unknown>> {
    return (this.#params[name] ?? {}) as Readonly<Record<string, unknown>>;
  }

  /** The Query protocol sends an empty list as an empty text. */
  #list(name: string): readonly unknown[] {
    const value = this.#params[name];
    return Array.isArray(value) ? value : [];
  }
}
