import { ApiError } from '../ports.ts';

/** The errors of CloudFormation's API in the lab, in AWS's wording (CFN-01 to CFN-29). */

/** A ValidationError. */
export const formatError = (message: string): ApiError => new ApiError('ValidationError', message);

/** The error for something that AWS may support and the lab does not. */
export const unsupportedByLab = (what: string): ApiError =>
  new ApiError('ValidationError', `The lab does not support ${what}, which AWS may: nothing was done.`);

/** No stack of this name, in the wording of DescribeStacks and GetTemplate (CFN-07). */
export const noStackWithId = (name: string): ApiError => formatError(`Stack with id ${name} does not exist`);

/** No stack of this name, in the wording of DescribeStackEvents and of change-set calls (CFN-07). */
export const noStack = (name: string): ApiError => formatError(`Stack [${name}] does not exist`);

export const noChangeSet = (name: string): ApiError =>
  new ApiError('ChangeSetNotFound', `ChangeSet [${name}] does not exist`, 404);

/** The wording is inferred. */
export const notDeletable = (name: string, status: string): ApiError =>
  formatError(`Stack [${name}] cannot be deleted while in status ${status}`);

/** The stack cannot be rolled back from this state (CFN-28). The wording is inferred. */
export const notRecoverable = (stackId: string, status: string, operation: string): ApiError =>
  formatError(`Stack:${stackId} is in ${status} state, in which ${operation} is not allowed.`);

export const notUpdatable = (stackId: string, status: string): ApiError =>
  formatError(`Stack:${stackId} is in ${status} state and can not be updated.`);
