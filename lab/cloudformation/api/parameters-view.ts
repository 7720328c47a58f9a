import type { ApiAnswer } from '../../ports.ts';
import type { ParameterValues } from '../template/parameters.ts';

/** CFN-22: SSM types show the key and what it resolved to, NoEcho shows nothing. */
export function parametersView(values: ParameterValues): readonly ApiAnswer[] {
  return Object.entries(values).map(([key, { value, resolved, noEcho }]) => ({
    ParameterKey: key,
    ParameterValue: noEcho ? '****' : value,
    ResolvedValue: resolved ?? undefined,
  }));
}
