/** True for the EC2 states of an instance that runs or is about to run. */
export const isRunning = (state: string): boolean => state === 'running' || state === 'pending';
