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

/** A change set of one stack, named after its token. */
interface ChangeSet {
  readonly client: CloudFormation;
  readonly calls: Calls;
  readonly clock: Clock;
  readonly wish: StackWish;
  readonly token: string;
}

/** The state of a change set that has passed validation. */
type Prepared =
  | { readonly kind: 'ready'; readonly stackId: string }
  | { readonly kind: 'unchanged' }
  /** An earlier call with this token executed the set, and its answer was lost. */
  | { readonly kind: 'executed' };

const POLL_MS = 1_000;
const POLLS = 300;

/** Both wordings of an empty change set (CFN-02). */
const EMPTY = /didn't contain changes|No updates are to be performed/;

/**
 * Creates the change set and waits for its validation. Deletes a set that is empty or refused; throws Failure TSD3202
 * for a refused one.
 */
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

/** Deletes a set that would or might replace a resource, and throws Failure TSD3205. */
export async function refuseReplacing(set: ChangeSet): Promise<void> {
  const { client, calls, wish } = set;
  const replaced = await calls.repeat(wish.name, () => replacements(client, wish.name, nameOf(set)));
  if (replaced.length === 0) return;
  await remove(set);
  throw new Failure(problems.wouldReplace(wish.name, replaced));
}

/** Starts the execution of the set. CloudFormation copies the token to each event of the operation (CFN-29). */
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
      // After a lost answer the set may be executing (CFN-03) or executed (CFN-29) already.
      if (isNamed(error, 'TokenAlreadyExistsException')) return;
      if (isNamed(error, 'InvalidChangeSetStatus') && isExecuted(await describe(set))) return;
      throw error;
    }
  });
}

/** True if an earlier call with this token began the execution, and only its answer was lost. */
export const executionBegan = (set: ChangeSet): Promise<boolean> =>
  set.calls.repeat(set.wish.name, async () => {
    try {
      return isExecuted(await describe(set));
    } catch (error) {
      if (isNamed(error, 'ChangeSetNotFound')) return false;
      throw error;
    }
  });

/** Makes a valid change set name from a token: at most 128 letters, digits and dashes, a letter first. */
export const changeSetName = (token: string): string =>
  `tsd-${token.replace(/[^-A-Za-z0-9]/g, '-')}`.slice(0, 128);

const nameOf = ({ token }: ChangeSet): string => changeSetName(token);

async function create(set: ChangeSet, type: 'CREATE' | 'UPDATE'): Promise<void> {
  const { client, calls, wish } = set;
  await calls.repeat(wish.name, async () => {
    try {
      await client.createChangeSet(request(set, type));
    } catch (error) {
      // An earlier call with this token created the set; its status shows how to continue.
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
  // Explicit, since the documented defaults contradict each other (CFN-27). ROLLBACK removes the instances but keeps
  // the stack with its events. DELETE would remove the cause too; DO_NOTHING would leave instances to pay for.
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

/** True once execution began, whatever the result; the stack's status tells how it went. */
const isExecuted = ({ ExecutionStatus: status }: DescribeChangeSetOutput): boolean =>
  status?.startsWith('EXECUTE_') === true;

/** Deletes the set, since the next call with the same token would find it. Succeeds when it is gone already. */
const remove = (set: ChangeSet): Promise<void> =>
  set.calls.repeat(set.wish.name, async () => {
    try {
      await set.client.deleteChangeSet({ StackName: set.wish.name, ChangeSetName: nameOf(set) });
    } catch (error) {
      if (!isNamed(error, 'ChangeSetNotFound')) throw error;
    }
  });
