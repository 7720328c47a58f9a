import type { ApiAnswer } from '../../ports.ts';
import type { ParameterValues } from '../template/parameters.ts';

/**
 * A stack's parameters in the form that the API answers (CFN-22). SSM types show their key and the resolved
 * value; NoEcho values are hidden.
 */
export function parametersView(values: ParameterValues): readonly ApiAnswer[] {
  return Object.entries(values).map(([key, { value, resolved, noEcho }]) => ({
    ParameterKey: key,
    ParameterValue: noEcho ? '****' : value,
    ResolvedValue: resolved ?? undefined,
  }));
}
