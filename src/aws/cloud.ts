import type { Clock, Cloud } from '../ports.ts';
import { account } from './account.ts';
import { alarms } from './alarms.ts';
import { artifacts } from './s3/artifacts.ts';
import { callsWith, type Calls } from './calls.ts';
import { clientsFor, type ClientOptions } from './clients.ts';
import { assumedRole } from './credentials.ts';
import { fleets } from './auto-scaling/fleets.ts';
import { intentStore } from './s3/intent-store.ts';
import { instanceReports } from './s3/instance-reports.ts';
import { recordStore } from './s3/record-store.ts';
import type { ServerTimeListener } from './server-time.ts';
import { stacks } from './cloudformation/stacks.ts';
import { stateBucket } from './s3/state-bucket.ts';
import { traffic } from './load-balancing/traffic.ts';

export interface CloudOptions {
  readonly region: string;
  /** null: the account's own, named after account and region. */
  readonly stateBucket: string | null;
  /** null: the credentials that the SDK finds by itself. */
  readonly roleToAssume: string | null;
  /** A fresh OpenID token of the job; asked for only with a role. */
  readonly idToken: () => Promise<string>;
  readonly clock: Clock;
  /** Told AWS's own time with every answer, for a clock that goes by it. */
  readonly onServerTime?: ServerTimeListener;
}

/** AWS behind the ports. Makes no call and loads no client by itself. */
export function cloud(options: CloudOptions): Cloud {
  const { region, clock } = options;
  const calls = callsWith(clock);
  const clients = clientsFor(clientOptions(options, calls));
  const ownAccount = account(clients, calls, options.roleToAssume !== null);
  const bucket = stateBucket(options.stateBucket, region, ownAccount.accountId);
  return {
    account: ownAccount,
    records: recordStore(clients, calls, clock, bucket),
    intents: intentStore(clients, calls, bucket),
    stacks: stacks(clients, calls, clock),
    fleets: fleets(clients, calls, clock),
    traffic: traffic(clients, calls, clock),
    reports: instanceReports(clients, calls, bucket),
    alarms: alarms(clients, calls),
    artifacts: artifacts(clients, calls, bucket),
  };
}

/** The role is asked for with a client of its own, which needs no credentials. */
function clientOptions(options: CloudOptions, calls: Calls): ClientOptions {
  const { region, roleToAssume, idToken, clock, onServerTime } = options;
  const plain: ClientOptions = { region, ...(onServerTime && { onServerTime }) };
  if (roleToAssume === null) return plain;
  const role = { roleArn: roleToAssume, sessionName: 'torchserve-deploy', idToken };
  return { ...plain, credentials: assumedRole(role, clientsFor(plain), calls, clock) };
}
