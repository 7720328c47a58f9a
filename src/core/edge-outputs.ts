import { perColour, type Colour, type PerColour } from './colour.ts';
import type { StackView } from './observation.ts';

/** What the edge stack hands to the loop; templates/edge.yaml promises these outputs. */
export interface EdgeOutputs {
  readonly listenerArn: string;
  readonly url: string;
  readonly targetGroups: PerColour<string>;
  /** CloudWatch's form: `targetgroup/NAME/ID`. */
  readonly targetGroupNames: PerColour<string>;
  /** CloudWatch's form: `app/NAME/ID`. */
  readonly loadBalancerName: string;
  readonly securityGroupId: string;
  readonly instanceProfileArn: string;
  readonly logGroup: string;
  readonly alarms: PerColour<readonly string[]>;
}

/** null until the stack has its outputs. */
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
