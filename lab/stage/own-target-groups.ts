import type { Colour } from '../../src/core/colour.ts';
import { structures, text, type Params } from '../door/call-params.ts';
import type { Door } from '../ports.ts';

/** Target groups of one service and environment: those that are made from now on, also when they are gone again. */
export interface OwnTargetGroups {
  /** null: the group is somebody else's. */
  sideOf(arn: string): Colour | null;
}

/** Told by the tags that they are made with: CloudFormation cuts their names to nothing that tells them apart. */
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
