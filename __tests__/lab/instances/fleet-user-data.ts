import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const FLEET = new URL('../../../templates/fleet.yaml', import.meta.url);

/** The user data of templates/fleet.yaml, with the given values in its `Fn::Sub`. */
export function fleetUserData(values: Readonly<Record<string, string>>): string {
  const { Resources } = parse(readFileSync(FLEET, 'utf8'), { logLevel: 'silent' });
  const stub: string = Resources.LaunchTemplate.Properties.LaunchTemplateData.UserData['Fn::Base64'];
  return stub.replace(/\$\{(!?)([\w:]+)(\}?)/g, (_, literal: string, name: string, end: string) => {
    const value = values[name];
    if (literal === '!') return `\${${name}${end}`;
    if (value === undefined) throw new Error(`the user data refers to ${name}`);
    return value;
  });
}
