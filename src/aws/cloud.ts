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

/** Implements the ports with AWS. Makes no call and loads no client until a port is used. */
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

interface CloudOptions {
  readonly region: string;
  /** null: the bucket named after account and region. */
  readonly stateBucket: string | null;
  /** null: the credentials that the SDK finds itself. */
  readonly roleToAssume: string | null;
  /** Returns a fresh OpenID token of the job. Called only when a role is given. */
  readonly idToken: () => Promise<string>;
  readonly clock: Clock;
  /** Called with AWS's time on each answer. */
  readonly onServerTime?: ServerTimeListener;
}

/** Options of the main clients. The role is assumed with separate clients, which need no credentials. */
function clientOptions(options: CloudOptions, calls: Calls): ClientOptions {
  const { region, roleToAssume, idToken, clock, onServerTime } = options;
  const plain: ClientOptions = { region, ...(onServerTime && { onServerTime }) };
  if (roleToAssume === null) return plain;
  const role = { roleArn: roleToAssume, sessionName: 'torchserve-deploy', idToken };
  return { ...plain, credentials: assumedRole(role, clientsFor(plain), calls, clock) };
}
