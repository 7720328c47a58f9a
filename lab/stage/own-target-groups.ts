import type { Colour } from '../../src/core/colour.ts';
import { structures, text, type Params } from '../door/call-params.ts';
import type { Door } from '../ports.ts';

/** The target groups of one service and environment that are created from now on, deleted ones included. */
export interface OwnTargetGroups {
  /** The colour of a target group; null: it belongs to another service or environment. */
  sideOf(arn: string): Colour | null;
}

/**
 * Follows the target groups of a service and environment. Recognises them by their tags, because CloudFormation
 * cuts their names too short.
 */
export function ownTargetGroups(door: Door, service: string, environment: string): OwnTargetGroups {
  const sides = new Map<string, Colour>();
  door.after(({ operation, params }, answer) => {
    if (operation !== 'CreateTargetGroup') return;
    const tags = new Map(structures(params, 'Tags').map((tag) => [tag['Key'], tag['Value']]));
    const own =
      tags.get('torchserve-deploy:service') === service &&
      tags.get('torchserve-deploy:environment') === environment;
    const [made] = (answer['TargetGroups'] ?? []) as readonly Params[];
    if (own && made !== undefined)
      sides.set(text(made, 'TargetGroupArn'), text(params, 'Name').includes('-Green') ? 'green' : 'blue');
  });
  return { sideOf: (arn) => sides.get(arn) ?? null };
}
