import type { ParameterValues } from '../template/parameters.ts';

/** CFN-22: hides what came in through NoEcho parameters, wherever it stands in a text that is shown. */
export function masked(...all: readonly (ParameterValues | undefined)[]): (text: string) => string {
  const secrets = all
    .flatMap((values) => Object.values(values ?? {}))
    .flatMap(({ noEcho, value }) => (noEcho && value !== '' ? [value] : []));
  return (text) => secrets.reduce((shown, secret) => shown.replaceAll(secret, '****'), text);
}
