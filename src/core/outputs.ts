/** The outputs of each verb and what each holds; action.yml and README are made from this. */
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

/** A rollback is a release, or the end of one. */
export const ROLLBACK_OUTPUTS = {
  ...DEPLOY_OUTPUTS,
  result:
    '`promoted`: traffic went back to an earlier release. `rolled_back`: a running release was stopped. Else `stuck`, `cancelled` or `refused`.',
} as const;

export const CONTINUE_OUTPUTS = {
  'release-id': DEPLOY_OUTPUTS['release-id'],
  step: 'The step that was let go on, counted from 1.',
} as const;

const { url, colour, ...fleet } = DEPLOY_OUTPUTS;

export const STATUS_OUTPUTS = {
  'release-id': 'Id of the newest release.',
  result: 'How it ended, as in deploy; empty while it runs.',
  phase: 'Where it stands, e.g. `shifting`.',
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
  healed: 'How many services were brought to a safe end, or rid of what was left over.',
  'needs-a-person': 'How many could not be.',
  'summary-json': 'What was done for each service and environment, as one JSON document.',
} as const;
