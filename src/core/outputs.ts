/** The outputs of `deploy` and what each holds; action.yml and README are made from this. */
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

export type OutputName = keyof typeof DEPLOY_OUTPUTS;
