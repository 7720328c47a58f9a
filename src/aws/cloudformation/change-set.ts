import type {
  CloudFormation,
  CreateChangeSetInput,
  DescribeChangeSetOutput,
} from '@aws-sdk/client-cloudformation';
import { Failure } from '../../core/errors.ts';
import type { Clock, StackWish } from '../../ports.ts';
import type { Calls } from '../calls.ts';
import { validationCauses } from './change-set-causes.ts';
import { replacements } from './replacements.ts';
import * as problems from './stack-problems.ts';
import { isNamed } from '../vendor-error.ts';

export interface ChangeSet {
  readonly client: CloudFormation;
  readonly calls: Calls;
  readonly clock: Clock;
  readonly wish: StackWish;
  readonly token: string;
}

/** What became of the wish before anything was executed. */
export type Prepared =
  | { readonly kind: 'ready'; readonly stackId: string }
  | { readonly kind: 'unchanged' }
  /** An earlier call with this token was executed: its answer was lost. */
  | { readonly kind: 'executed' };

const POLL_MS = 1_000;
const POLLS = 300;

/** Both wordings of an empty change set (CFN-02). */
const EMPTY = /didn't contain changes|No updates are to be performed/;

/** Makes the change set, waits for its validation, deletes it when it is empty or refused. */
export async function prepareChangeSet(set: ChangeSet, type: 'CREATE' | 'UPDATE'): Promise<Prepared> {
  await create(set, type);
  const made = await validated(set);
  if (isExecuted(made)) return { kind: 'executed' };
  if (made.Status !== 'FAILED') return { kind: 'ready', stackId: made.StackId ?? set.wish.name };
  const reason = made.StatusReason ?? 'CloudFormation gave no reason';
  const causes = EMPTY.test(reason) ? [] : await validationCauses(set.client, set.wish.name, nameOf(set));
  await remove(set);
  if (EMPTY.test(reason)) return { kind: 'unchanged' };
  throw new Failure(problems.changeSetRefused(set.wish.name, reason, causes));
}

/** Throws for a set that would replace a resource, and deletes it. */
export async function refuseReplacing(set: ChangeSet): Promise<void> {
  const { client, calls, wish } = set;
  const replaced = await calls.repeat(wish.name, () => replacements(client, wish.name, nameOf(set)));
  if (replaced.length === 0) return;
  await remove(set);
  throw new Failure(problems.wouldReplace(wish.name, replaced));
}

/** Asks for its execution. CloudFormation copies the token to every event of it (CFN-29). */
export async function executeChangeSet(set: ChangeSet): Promise<void> {
  const { client, calls, wish, token } = set;
  await calls.repeat(wish.name, async () => {
    try {
      await client.executeChangeSet({
        StackName: wish.name,
        ChangeSetName: nameOf(set),
        ClientRequestToken: token,
      });
    } catch (error) {
      // After a lost answer the set is being executed already (CFN-03), or is executed (CFN-29).
      if (isNamed(error, 'TokenAlreadyExistsException')) return;
      if (isNamed(error, 'InvalidChangeSetStatus') && isExecuted(await describe(set))) return;
      throw error;
    }
  });
}

/** Whether an earlier call with this token had it executed, and only the answer was lost. */
export const executionBegan = (set: ChangeSet): Promise<boolean> =>
  set.calls.repeat(set.wish.name, async () => {
    try {
      return isExecuted(await describe(set));
    } catch (error) {
      if (isNamed(error, 'ChangeSetNotFound')) return false;
      throw error;
    }
  });

/** Letters, digits and dashes, at most 128, a letter first. */
export const changeSetName = (token: string): string =>
  `tsd-${token.replace(/[^-A-Za-z0-9]/g, '-')}`.slice(0, 128);

const nameOf = ({ token }: ChangeSet): string => changeSetName(token);

async function create(set: ChangeSet, type: 'CREATE' | 'UPDATE'): Promise<void> {
  const { client, calls, wish } = set;
  await calls.repeat(wish.name, async () => {
    try {
      await client.createChangeSet(request(set, type));
    } catch (error) {
      // The set of an earlier call with this token: taken up as it is, its status tells the rest.
      if (!isNamed(error, 'AlreadyExistsException')) throw error;
    }
  });
}

const request = (set: ChangeSet, type: 'CREATE' | 'UPDATE'): CreateChangeSetInput => ({
  StackName: set.wish.name,
  ChangeSetName: nameOf(set),
  ClientToken: set.token,
  ChangeSetType: type,
  TemplateBody: set.wish.template,
  Parameters: Object.entries(set.wish.parameters).map(([key, value]) => ({
    ParameterKey: key,
    ParameterValue: value,
  })),
  Tags: Object.entries(set.wish.tags).map(([Key, Value]) => ({ Key, Value })),
  Capabilities: ['CAPABILITY_NAMED_IAM'],
  // Said aloud, since the default is contradictory (CFN-27). ROLLBACK leaves no instances running, and the stack
  // with its events under its name: DELETE would take the cause along, DO_NOTHING would leave the bill.
  OnStackFailure: 'ROLLBACK',
});

async function validated(set: ChangeSet): Promise<DescribeChangeSetOutput> {
  for (let poll = 0; poll < POLLS; poll += 1) {
    const seen = await set.calls.repeat(set.wish.name, () => describe(set));
    if (seen.Status === 'CREATE_COMPLETE' || seen.Status === 'FAILED') return seen;
    await set.clock.sleep(POLL_MS * (0.5 + Math.random()));
  }
  throw new Failure(problems.changeSetSlow(set.wish.name));
}

const describe = (set: ChangeSet): Promise<DescribeChangeSetOutput> =>
  set.client.describeChangeSet({ StackName: set.wish.name, ChangeSetName: nameOf(set) });

/** Whatever came of it: what the stack went through since is told by the stack. */
const isExecuted = ({ ExecutionStatus: status }: DescribeChangeSetOutput): boolean =>
  status?.startsWith('EXECUTE_') === true;

/** A set left behind costs nothing but a name: the next call with its token would find it. After a lost answer it is gone. */
const remove = (set: ChangeSet): Promise<void> =>
  set.calls.repeat(set.wish.name, async () => {
    try {
      await set.client.deleteChangeSet({ StackName: set.wish.name, ChangeSetName: nameOf(set) });
    } catch (error) {
      if (!isNamed(error, 'ChangeSetNotFound')) throw error;
    }
  });
