import {
  AutoScalingClient,
  DescribeScheduledActionsCommand,
  UpdateAutoScalingGroupCommand,
  type ScheduledUpdateGroupAction,
} from '@aws-sdk/client-auto-scaling';
import { ElasticLoadBalancingV2Client, ModifyRuleCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { forwardTo } from '../../src/aws/load-balancing/production-rule.ts';
import type { Colour, PerColour } from '../../src/core/colour.ts';
import { edgeOutputs } from '../../src/core/edge-outputs.ts';
import type { Observation } from '../../src/core/observation.ts';
import type { Stage } from '../../lab/stage/stage.ts';

/** A person who works on AWS by hand beside the action: resizes groups and edits weights. */

/** The access key of a person who works on AWS by hand. */
export const PERSON = 'APERSON0000000000000';

/** What an SDK client takes to make this person's calls. */
export const personally = (stage: Stage) => ({
  endpoint: stage.lab.door.url,
  region: stage.lab.place.region,
  credentials: { accessKeyId: PERSON, secretAccessKey: 'of-no-meaning' },
});

/** The name of the Auto Scaling group in this slot. Throws if there is none. */
export function groupOf({ fleets }: Observation, colour: Colour): string {
  const { name } = fleets[colour];
  if (name === null) throw new Error(`no group stands in ${colour}`);
  return name;
}

/** Changes the sizes of a group by hand. */
export const resize = (
  stage: Stage,
  AutoScalingGroupName: string,
  sizes: { readonly MinSize?: number; readonly MaxSize?: number; readonly DesiredCapacity?: number },
): Promise<unknown> =>
  new AutoScalingClient(personally(stage)).send(
    new UpdateAutoScalingGroupCommand({ AutoScalingGroupName, ...sizes }),
  );

/** The scheduled actions of a group, each of which ends a pin or a parking. */
export async function scheduledEnds(
  stage: Stage,
  AutoScalingGroupName: string,
): Promise<readonly ScheduledUpdateGroupAction[]> {
  const { ScheduledUpdateGroupActions } = await new AutoScalingClient(personally(stage)).send(
    new DescribeScheduledActionsCommand({ AutoScalingGroupName }),
  );
  return ScheduledUpdateGroupActions ?? [];
}

/** Writes weights by hand on the rule that the stage's releases use. */
export async function editWeights(
  stage: Stage,
  seen: Observation,
  weights: PerColour<number>,
): Promise<void> {
  await new ElasticLoadBalancingV2Client(personally(stage)).send(
    new ModifyRuleCommand({
      RuleArn: seen.rule!.arn,
      Actions: [forwardTo(edgeOutputs(seen.edge)!.targetGroups, weights)],
    }),
  );
}
