import { beforeAll, describe, expect, it } from '@jest/globals';
import { expressionsInScripts, missingPermissions, unpinned, withoutPermissions } from './house-rules.ts';
import { languageService, type Lint } from './language-service.ts';
import { ownWorkflow, workflow, workflowsIn, workflowsInReadmes } from './workflow-file.ts';

const ours = workflowsIn('.github/workflows');
const examples = workflowsIn('docs/examples');
const all = [...ours, ...examples, ...workflowsInReadmes()].map((one) => [one.path, one] as const);
const releasing = ours.filter(({ path }) => /(?:staging|production)\.yml$/.test(path));

let lint: Lint;
beforeAll(async () => {
  lint = await languageService();
});

describe.each(all)('%s', (path, its) => {
  it('has no finding of GitHub’s language service', async () => {
    expect(await lint(path, its.text)).toEqual([]);
  });

  it('pins what it uses, runs no expression as code and names its permissions', () => {
    expect([...unpinned(its), ...expressionsInScripts(its), ...withoutPermissions(its)]).toEqual([]);
  });
});

describe.each(examples.map((one) => [one.path, one] as const))('the example %s', (_, its) => {
  it('grants exactly what the workflow it calls asks for', () => {
    expect(missingPermissions(its, ours)).toEqual([]);
    const callees = ours.filter(({ path }) =>
      Object.values(its.jobs).some(({ uses }) => ownWorkflow(uses ?? '') === path),
    );
    const asked = callees.flatMap(({ jobs }) => Object.values(jobs).map(({ permissions }) => permissions));
    // One that calls no workflow uses a verb, which takes no more than the role.
    expect(asked.length === 0 ? [{ 'id-token': 'write' }] : asked).toEqual([its.permissions]);
  });

  it('is at most 15 lines', () => {
    expect(its.text.trimEnd().split('\n').length).toBeLessThanOrEqual(15);
  });
});

describe.each(releasing.map((one) => [one.path, one] as const))('the reusable workflow %s', (_, its) => {
  const job = its.jobs['release'];

  it('has the environment’s gate on its own job', () => {
    expect(job?.environment).toMatchObject({ name: '${{ inputs.environment }}' });
  });

  it('never cancels a running release, one line for each service and environment', () => {
    expect(job?.concurrency).toEqual({
      group: 'torchserve-deploy-${{ inputs.service }}-${{ inputs.environment }}',
      'cancel-in-progress': false,
    });
  });

  it('uses the action at its own commit', () => {
    const uses = job?.steps?.map((step) => step.uses) ?? [];
    expect(uses).toContain('$/deploy');
    expect(uses.filter((one) => one?.startsWith('./'))).toEqual([]);
  });

  it('grants nothing outside the job and no more than the release needs inside', () => {
    expect(its.permissions).toEqual({});
    expect(job?.permissions).toEqual({
      contents: 'read',
      deployments: 'write',
      'id-token': 'write',
      'pull-requests': 'write',
    });
  });

  it('gives out digests and results, never an address', () => {
    const outputs = Object.keys((job as { outputs?: object }).outputs ?? {});
    expect(outputs).toEqual(['release-id', 'result', 'artifact-sha256', 'model-version']);
  });
});

describe('the reusable workflow rollback.yml', () => {
  const job = ours.find(({ path }) => path.endsWith('/rollback.yml'))?.jobs['rollback'];

  it('never queues behind the release it is to stop', () => {
    const groups = releasing.map((one) => one.jobs['release']?.concurrency?.group);
    expect(groups).not.toContain(job?.concurrency?.group);
    expect(job?.concurrency).toEqual({
      group: 'torchserve-deploy-${{ inputs.service }}-${{ inputs.environment }}-rollback',
      'cancel-in-progress': false,
    });
  });

  it('is bound to the environment that the role trusts', () => {
    expect(job?.environment).toMatchObject({ name: '${{ inputs.environment }}' });
  });
});

describe.each(['rollback', 'sweep'])('the reusable workflow %s.yml', (verb) => {
  const its = ours.find(({ path }) => path.endsWith(`/${verb}.yml`));

  it('uses the verb at its own commit, and grants nothing outside the job', () => {
    expect(its?.permissions).toEqual({});
    expect(its?.jobs[verb]?.steps?.map(({ uses }) => uses)).toContain(`$/${verb}`);
  });

  it('reads what it needs and writes no more than its comment', () => {
    const comment = verb === 'rollback' ? { 'pull-requests': 'write' } : {};
    expect(its?.jobs[verb]?.permissions).toEqual({ contents: 'read', 'id-token': 'write', ...comment });
  });
});

describe('the lints themselves', () => {
  const calling = (changes: string): string => `
on: push
permissions: { contents: read, deployments: write, id-token: write, pull-requests: write }
jobs:
  staging:
    uses: org/torchserve-deploy/.github/workflows/staging.yml@v1
    with: { service: iris, model-artifact: s3://b/k.mar, aws-region: r, role-to-assume: a${changes} }
`;
  const stepping = (step: string): string => `
on: push
permissions: { contents: read }
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - ${step}
`;

  it('find nothing in a good call', async () => {
    expect(await lint('good.yml', calling(''))).toEqual([]);
  });

  it.each([
    ['an input that the called workflow does not have', calling(', colour: blue'), /colour/],
    ['a missing required input', calling('').replace('service: iris, ', ''), /service/],
    [
      'an input that the action does not have',
      stepping('uses: $/deploy\n        with: { colour: blue }'),
      /colour/,
    ],
    ['an action that is not there', stepping('uses: $/nothing'), /Unable to resolve action/],
    [
      'an unknown permission',
      stepping('run: ls').replace('contents: read', 'everything: read'),
      /everything/,
    ],
    ['an unknown context', stepping("run: ls\n        if: gitlab.ref == 'x'"), /gitlab/],
    [
      'an environment on a calling job',
      calling('').replace('uses:', 'environment: x\n    uses:'),
      /Unexpected value 'uses'/,
    ],
  ])('find %s', async (_, text, finding) => {
    expect((await lint('bad.yml', text)).join('\n')).toMatch(finding);
  });

  it('find an action that is pinned by tag, a script with an expression, a missing block', () => {
    const bad = workflow('bad.yml', stepping('uses: actions/checkout@v5').replace(/permissions.*\n/, ''));
    expect(unpinned(bad)).toEqual(['bad.yml: actions/checkout@v5 is not pinned to a commit']);
    expect(withoutPermissions(bad)).toEqual(['bad.yml: job build has no permissions block']);
    const script = workflow('bad.yml', stepping('run: echo ${{ github.head_ref }}'));
    expect(expressionsInScripts(script)).toHaveLength(1);
  });

  it('find a caller that grants too little', () => {
    const poor = workflow('bad.yml', calling('').replace('id-token: write', 'id-token: read'));
    expect(missingPermissions(poor, ours)).toEqual(['bad.yml: grants id-token: read, write is asked for']);
  });
});
