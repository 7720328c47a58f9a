import { ApiError } from '../ports.ts';

/** Errors of CloudFormation's API; the wordings are CFN-01 to CFN-29 (lab/README.md). */

export const formatError = (message: string): ApiError => new ApiError('ValidationError', message);

/** AWS would accept this, the lab does not: it says so and never skips it. */
export const unsupportedByLab = (what: string): ApiError =>
  new ApiError('ValidationError', `The lab does not support ${what}, which AWS may: nothing was done.`);

/** CFN-07: the words of DescribeStacks and GetTemplate. */
export const noStackWithId = (name: string): ApiError => formatError(`Stack with id ${name} does not exist`);

/** CFN-07: the words of DescribeStackEvents and of change-set calls. */
export const noStack = (name: string): ApiError => formatError(`Stack [${name}] does not exist`);

export const noChangeSet = (name: string): ApiError =>
  new ApiError('ChangeSetNotFound', `ChangeSet [${name}] does not exist`, 404);

/** The words are inferred. */
export const notDeletable = (name: string, status: string): ApiError =>
  formatError(`Stack [${name}] cannot be deleted while in status ${status}`);

/** CFN-28; the words are inferred. */
export const notRecoverable = (stackId: string, status: string, operation: string): ApiError =>
  formatError(`Stack:${stackId} is in ${status} state, in which ${operation} is not allowed.`);

export const notUpdatable = (stackId: string, status: string): ApiError =>
  formatError(`Stack:${stackId} is in ${status} state and can not be updated.`);
