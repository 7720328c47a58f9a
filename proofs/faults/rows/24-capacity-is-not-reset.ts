import { CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { must } from '../../kit/must.ts';
import { tail } from '../outcome.ts';
import { groupOf, personally, resize } from '../person.ts';
import type { Row } from '../row.ts';
import { promoted, untilStage } from '../runs.ts';

/** Fault: CloudFormation updates a fleet that has scaled out; its capacity must not be reset. */
export const row: Row = {
  number: '24',
  inject: 'CloudFormation updates a fleet that has scaled out',
  required: 'its capacity is not reset: no template names it',
  async run(stage) {
    await promoted(stage);
    const before = (await stage.look()).seen;
    await resize(stage, groupOf(before, 'blue'), { DesiredCapacity: 3 });
    const live = await untilStage(stage, 'three instances in service', ({ seen: { fleets } }) => {
      const inService = fleets.blue.instances.filter(({ lifecycle }) => lifecycle === 'InService');
      return inService.length === 3 && fleets.blue;
    });
    const ended = await stage.start({ inputs: { 'max-size': '6' } }).ended;
    must(
      ended.outputs['result'] === 'promoted' && ended.outputs['changed'] === 'true',
      'changed in place',
      tail(ended),
    );
    const { blue, green } = (await stage.look()).seen.fleets;
    must(green.stack.state === 'absent' && blue.name === live.name, 'it is the same group', blue.name);
    must(blue.maxSize === 6, 'CloudFormation did update it', blue.maxSize);
    must(blue.desired === 3, 'the live desired capacity stands', blue.desired);
    const ids = (fleet: typeof blue): string =>
      fleet.instances
        .map(({ id }) => id)
        .toSorted()
        .join();
    must(ids(blue) === ids(live), 'no instance was replaced', [ids(live), ids(blue)]);
    const stacks = new CloudFormationClient(personally(stage));
    for (const StackName of [before.edge.name, blue.stack.name]) {
      const { TemplateBody = '' } = await stacks.send(new GetTemplateCommand({ StackName }));
      must(TemplateBody !== '' && !TemplateBody.includes('DesiredCapacity'), `${StackName} names none`);
    }
    return 'maximum 4 → 6 in place; desired 3 and all three instances stand';
  },
};
