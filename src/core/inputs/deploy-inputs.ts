import type { Definitions, Values } from './definition.ts';
import { GATES } from './definitions/gates.ts';
import { GITHUB } from './definitions/github.ts';
import { INSTANCES } from './definitions/instances.ts';
import { NETWORK } from './definitions/network.ts';
import { RELEASE } from './definitions/release.ts';
import { SERVER } from './definitions/server.ts';

/**
 * The inputs of `deploy` in the order of the documentation. action.yml, README.md and the JSON Schema are generated
 * from them.
 */
export const INPUT_GROUPS = [
  { title: 'The release', inputs: RELEASE },
  { title: 'GitHub', inputs: GITHUB },
  { title: 'Network', inputs: NETWORK },
  { title: 'Instances', inputs: INSTANCES },
  { title: 'Server', inputs: SERVER },
  { title: 'Gates and deadlines', inputs: GATES },
] as const;

export const DEPLOY_INPUTS = {
  ...RELEASE,
  ...GITHUB,
  ...NETWORK,
  ...INSTANCES,
  ...SERVER,
  ...GATES,
} satisfies Definitions;

export type DeployValues = Values<typeof DEPLOY_INPUTS>;
