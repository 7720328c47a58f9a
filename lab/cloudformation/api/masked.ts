import type { ParameterValues } from '../template/parameters.ts';

/** Returns a function that replaces the values of NoEcho parameters in a text by asterisks (CFN-22). */
export function masked(...all: readonly (ParameterValues | undefined)[]): (text: string) => string {
  const secrets = all
    .flatMap((values) => Object.values(values ?? {}))
    .flatMap(({ noEcho, value }) => (noEcho && value !== '' ? [value] : []));
  return (text) => secrets.reduce((shown, secret) => shown.replaceAll(secret, '****'), text);
}
