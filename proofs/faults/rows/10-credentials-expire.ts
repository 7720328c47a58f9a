import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { labClient } from '../../../lab/door/lab-client.ts';
import type { Stage } from '../../../lab/stage/stage.ts';
import { callsOf } from '../../kit/calls.ts';
import { must } from '../../kit/must.ts';
import { mustBePromoted, mustFailWith, mustServe } from '../outcome.ts';
import type { Row } from '../row.ts';
import { promoted, version } from '../runs.ts';

/** Fault: credentials expire during a release; the run must renew them, or stop where traffic is safe. */

const ROLE = 'faults-10';
const SESSION_MS = 1_500;
const MINUTE = 60_000;

export const row: Row = {
  number: '10',
  inject: 'credentials expire mid-shift',
  required: 'know what is left before a shift; renew by OIDC; else stop safe',
  async run(stage) {
    const renewed = await renewals(stage);
    mustServe(await stage.look(), '2.0');
    await tooShortToBegin(stage);
    await tooShortToShift(stage);
    mustServe(await stage.look(), '2.0');
    await unforeseen(stage);
    await promoted(stage, version('1.0'));
    mustServe(await stage.look(), '1.0');
    return `outlived ${renewed} sessions; refused to begin (TSD4507) and to shift (TSD4106); cut off at 50 %: stopped, healed by the next run`;
  },
};

/** Releases twice with sessions far shorter than a shift; resolves with the number of sessions that ended meanwhile. */
async function renewals(stage: Stage): Promise<number> {
  const { door, place, sessions } = stage.lab;
  const iam = new IAMClient(labClient(door.url, place.region));
  await iam.send(new CreateRoleCommand({ RoleName: ROLE, AssumeRolePolicyDocument: '{}' }));
  const role = `arn:aws:iam::123456789012:role/${ROLE}`;
  using limits = new DisposableStack();
  sessions.setLifetime(SESSION_MS, ROLE);
  limits.defer(() => sessions.setLifetime(null, ROLE));
  for (const number of ['1.0', '2.0']) {
    const inputs = { ...version(number), 'role-to-assume': role };
    // Sessions have keys of their own, so that the stage cannot tell them a later time.
    mustBePromoted(await stage.start({ idToken: true, inputs }, true).ended);
  }
  const ours = sessions.all().filter(({ roleName }) => roleName === ROLE);
  const used = ours.filter(({ accessKey }) => door.log.calls({ accessKey }).length > 0);
  const over = used.filter(({ endsAt }) => endsAt < Date.now());
  must(over.length > 2, 'sessions end in the middle of a release', ours);
  return over.length;
}

/** The credentials say that they end before the release could. */
async function tooShortToBegin(stage: Stage): Promise<void> {
  const env = { AWS_CREDENTIAL_EXPIRATION: new Date(Date.now() + 5 * MINUTE).toISOString() };
  mustFailWith(await stage.start({ env, inputs: version('1.0') }, true).ended, 'TSD4507');
  const changed = callsOf(stage).filter(({ operation }) =>
    /^(?:Create|Modify|Update|Delete)/.test(operation),
  );
  must(changed.length === 0, 'nothing is begun', changed);
}

/** The credentials would have lasted, but the fleet takes too long. */
async function tooShortToShift(stage: Stage): Promise<void> {
  const { door } = stage.lab;
  const env = { AWS_CREDENTIAL_EXPIRATION: new Date(Date.now() + 20 * MINUTE).toISOString() };
  const run = stage.start({ env, inputs: version('1.0') }, true);
  const key = stage.accessKey();
  using faults = new DisposableStack();
  faults.defer(
    door.intercept({ accessKey: key, operation: 'ExecuteChangeSet' }, () => {
      door.clocks.setAhead(key, 18 * MINUTE);
      return 'proceed';
    }),
  );
  mustFailWith(await run.ended, 'TSD4106');
  const shifts = callsOf(stage, { operation: 'ModifyRule' });
  must(shifts.length === 0, 'no weight is moved', shifts);
}

/** The credentials have no stated end; once half of the traffic is moved, every call is refused. */
async function unforeseen(stage: Stage): Promise<void> {
  await cutOffAfterFirstShift(stage);
  const { record, seen } = await stage.look();
  must(record?.phase === 'shifting', 'it stops where it stands', record?.phase);
  const { blue, green } = seen.rule!.weights;
  must(blue === 50 && green === 50, 'half of the traffic is moved', seen.rule);
  const ill = [...seen.targets.blue, ...seen.targets.green].filter(({ state }) => state !== 'healthy');
  must(ill.length === 0, 'both sides serve', ill);
}

async function cutOffAfterFirstShift(stage: Stage): Promise<void> {
  const { door } = stage.lab;
  let isCutOff = false;
  using faults = new DisposableStack();
  faults.defer(
    door.intercept({ operation: 'ModifyRule' }, ({ call: { accessKey }, moment }) => {
      if (accessKey === stage.accessKey() && moment === 'after' && !isCutOff) {
        isCutOff = true;
        faults.defer(door.faults.add({ kind: 'expired-credentials', accessKey, count: Infinity }));
      }
      return 'proceed';
    }),
  );
  mustFailWith(await stage.start({ inputs: version('1.0') }).ended, 'TSD3002');
}
