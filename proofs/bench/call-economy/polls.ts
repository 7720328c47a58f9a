import { observe } from '../../../src/app/observe.ts';
import { cloud } from '../../../src/aws/cloud.ts';
import { stackNames } from '../../../src/core/names.ts';
import { preferSmallHeap } from '../../../src/entry/small-heap.ts';

/**
 * Polls as the release loop does, except that its clock jumps by the poll's interval where the loop would wait. It is a
 * process of its own, so that its memory is that of a release alone. Prints its peak memory in MiB.
 * Arguments: polls, targets, phase.
 */
const POLL_MS = 1_000;
const [polls, targets, phase] = [
  Number(process.argv[2]),
  Number(process.argv[3]),
  process.argv[4] as 'shifting' | 'provisioning',
];

async function main(): Promise<void> {
  preferSmallHeap();
  let now = Date.now();
  const clock = { now: () => now, sleep: async () => undefined };
  const aws = cloud({
    region: 'us-east-1',
    stateBucket: null,
    roleToAssume: null,
    idToken: async () => '',
    clock,
  });
  // A release also has this client, which polls do not need.
  await aws.artifacts.bucket();
  const subject = {
    service: 'svc',
    environment: 'prod',
    releaseId: 'r1',
    candidate: { colour: 'green', minSize: targets / 2, maxSize: targets, releaseId: 'r1', parked: false },
    alarms: [],
    phase,
  } as const;
  for (let poll = 0; poll < polls; poll += 1) {
    const seen = await observe(aws, stackNames('svc', 'prod'), subject, { at: now });
    const found = [...seen.targets.blue, ...seen.targets.green].filter(({ zone }) => zone !== '').length;
    const there = phase === 'provisioning' ? targets / 2 : targets;
    if (found !== there)
      throw new Error(`${found} of ${there} targets were seen, so that the figures would be wrong`);
    now += POLL_MS;
  }
  console.log(process.resourceUsage().maxRSS / 1024);
}

void main();
