/** The outputs of each verb, with their descriptions. `npm run generate` writes them to action.yml and README. */
export const DEPLOY_OUTPUTS = {
  'release-id': 'Id of the release.',
  result: '`promoted`, `rolled_back`, `stuck`, `cancelled`, `refused` or `planned`.',
  url: 'Address of the load balancer.',
  colour: 'Slot that serves: `blue` or `green`.',
  'artifact-sha256': 'Digest of the model archive.',
  'model-version': 'Version that the archive names.',
  'fleet-name': 'Auto Scaling group that serves.',
  'desired-capacity': 'Its desired number of instances.',
  'min-size': 'Its smallest number of instances.',
  'max-size': 'Its largest number of instances.',
  'rollback-seconds': 'Seconds from the failure to traffic back on the old fleet; empty without a rollback.',
  changed: '`true` if anything was changed.',
  'summary-json': 'All of this and the history of the release, as one JSON document.',
} as const;

/** A rollback has the outputs of a release, because it is one or ends one. */
export const ROLLBACK_OUTPUTS = {
  ...DEPLOY_OUTPUTS,
  result:
    '`promoted`: traffic went back to an earlier release. `rolled_back`: a running release was stopped. Else `stuck`, `cancelled` or `refused`.',
} as const;

export const CONTINUE_OUTPUTS = {
  'release-id': DEPLOY_OUTPUTS['release-id'],
  step: 'Number of the approved step, counted from 1.',
} as const;

const { url, colour, ...fleet } = DEPLOY_OUTPUTS;

export const STATUS_OUTPUTS = {
  'release-id': 'Id of the newest release.',
  result: 'How it ended, as in deploy; empty while it runs.',
  phase: 'Its phase, e.g. `shifting`.',
  url,
  colour,
  weights: 'Weight of both slots, `BLUE/GREEN`.',
  'fleet-name': fleet['fleet-name'],
  'desired-capacity': fleet['desired-capacity'],
  'min-size': fleet['min-size'],
  'max-size': fleet['max-size'],
  'summary-json': 'All of this, both fleets, alarms and the history of the release, as one JSON document.',
} as const;

export const DESTROY_OUTPUTS = {
  changed: '`true` if anything was there to be removed.',
} as const;

export const SWEEP_OUTPUTS = {
  healed: 'Number of services that were brought to a safe end or cleaned up.',
  'needs-a-person': 'Number of services that need a person.',
  'summary-json': 'What was done for each service and environment, as one JSON document.',
} as const;
