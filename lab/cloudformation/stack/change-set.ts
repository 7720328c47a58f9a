import type { Blueprint } from '../plan/blueprint.ts';
import type { ResourceChange } from '../plan/changes.ts';
import type { Definition } from './definition.ts';

/** A change set of a stack (CFN-01). */
export interface ChangeSet {
  readonly id: string;
  readonly name: string;
  readonly type: 'CREATE' | 'UPDATE';
  readonly definition: Definition;
  readonly plan: Blueprint;
  readonly createdAt: Date;
  readonly description: string | undefined;
  readonly roleArn: string | undefined;
  readonly onStackFailure: OnStackFailure | undefined;
  readonly token: string | undefined;
  status: 'CREATE_PENDING' | 'CREATE_IN_PROGRESS' | 'CREATE_COMPLETE' | 'FAILED';
  reason: string | undefined;
  execution:
    'UNAVAILABLE' | 'AVAILABLE' | 'EXECUTE_IN_PROGRESS' | 'EXECUTE_COMPLETE' | 'EXECUTE_FAILED' | 'OBSOLETE';
  changes: readonly ResourceChange[];
}

/** What happens when the creation of a stack fails. */
export type OnStackFailure = 'ROLLBACK' | 'DO_NOTHING' | 'DELETE';
