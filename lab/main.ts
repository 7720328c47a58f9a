import { startLab } from './lab.ts';
import { JOB_TOKEN } from './github/tokens.ts';

/** `npm run lab`: runs a lab until Ctrl-C and prints the environment to export. */
const lab = await startLab({ scale: Number(process.env['LAB_TIME_SCALE'] ?? '0.1') });
const exported = { ...lab.env, GITHUB_API_URL: lab.github.url, GITHUB_TOKEN: JOB_TOKEN };

console.log('The lab is up. In another terminal:\n');
for (const [name, value] of Object.entries(exported)) console.log(`  export ${name}='${value}'`);
console.log(`
Then point the AWS CLI, boto3 or the action at it, for example:

  aws cloudformation describe-stacks --stack-name ${lab.account.networkStack}

state bucket ${lab.account.stateBucket} · image ${lab.account.imageId} · files ${lab.place.dir}
A load balancer's port 80 is 8080 at 127.${lab.place.block}.255.n. Ctrl-C ends it all.`);

const ended = new Promise<void>((resolve) => {
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve());
});
// Waiting for a signal does not keep a process alive; the door's server does.
await ended;
await lab.stop();
