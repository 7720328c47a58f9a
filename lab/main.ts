import { JOB_TOKEN } from './github/tokens.ts';
import { interruption } from './interruption.ts';
import { startLab } from './lab.ts';

/** `npm run lab`: runs a lab until Ctrl-C and prints the environment to export. */
const interrupted = interruption();
const lab = await startLab({ scale: Number(process.env['LAB_TIME_SCALE'] ?? '0.1') });
const exported = { ...lab.env, GITHUB_API_URL: lab.github.url, GITHUB_TOKEN: JOB_TOKEN };

console.log('The lab is up. In another terminal:\n');
for (const [name, value] of Object.entries(exported)) console.log(`  export ${name}='${value}'`);
console.log(`
Then point the AWS CLI, boto3 or the action at it, for example:

  aws cloudformation describe-stacks --stack-name ${lab.account.networkStack}

state bucket ${lab.account.stateBucket} · image ${lab.account.imageId} · files ${lab.place.dir}
A load balancer's port 80 is 8080 at 127.${lab.place.block}.255.n. Ctrl-C ends it all.`);

// Waiting does not keep a process alive; the door's server does.
await interrupted;
await lab.stop();
