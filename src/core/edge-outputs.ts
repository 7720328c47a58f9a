import { perColour, type Colour, type PerColour } from './colour.ts';
import type { StackView } from './observation.ts';

/** The outputs of the edge stack that a release uses. templates/edge.yaml declares each of them. */
export interface EdgeOutputs {
  readonly listenerArn: string;
  readonly url: string;
  readonly targetGroups: PerColour<string>;
  /** Full names, as CloudWatch's dimensions want them: `targetgroup/NAME/ID`. */
  readonly targetGroupNames: PerColour<string>;
  /** Full name, as CloudWatch's dimensions want it: `app/NAME/ID`. */
  readonly loadBalancerName: string;
  readonly securityGroupId: string;
  readonly instanceProfileArn: string;
  readonly logGroup: string;
  readonly alarms: PerColour<readonly string[]>;
}

/** Reads the outputs of the edge stack; null until the stack has any. */
export function edgeOutputs(edge: StackView): EdgeOutputs | null {
  const out = edge.outputs;
  if (out['ListenerArn'] === undefined) return null;
  const of = (name: string): string => out[name] ?? '';
  const prefix = (colour: Colour): string => (colour === 'blue' ? 'Blue' : 'Green');
  return {
    listenerArn: of('ListenerArn'),
    url: of('Url'),
    targetGroups: perColour((colour) => of(`${prefix(colour)}TargetGroupArn`)),
    targetGroupNames: perColour((colour) => of(`${prefix(colour)}TargetGroupName`)),
    loadBalancerName: of('LoadBalancerName'),
    securityGroupId: of('InstanceSecurityGroupId'),
    instanceProfileArn: of('InstanceProfileArn'),
    logGroup: of('LogGroupName'),
    alarms: perColour((colour) =>
      of(`${prefix(colour)}AlarmNames`)
        .split(',')
        .filter((name) => name !== ''),
    ),
  };
}
