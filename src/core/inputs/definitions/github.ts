import { input } from '../definition.ts';
import { choice, pattern } from '../form.ts';

/** What GitHub is told. Nothing here changes a release. */
export const GITHUB = {
  'github-token': input({
    description:
      'Token for the comment and the GitHub Deployment. Without the permission there is a warning. Not read from the config file.',
    form: pattern({
      code: 'TSD1114',
      expression: /^[\x21-\x7e]*$/,
      rule: 'a token',
      example: '${{ github.token }}',
      longest: 4_096,
    }),
    default: '',
    expression: '${{ github.token }}',
    secret: true,
  }),
  comment: input({
    description:
      "`auto`: comment on the pull request that started the run. `always`: on the commit's pull request too. `never`.",
    form: choice('auto', 'always', 'never'),
    default: 'auto',
  }),
  'github-deployment': input({
    description:
      'Whether to record a GitHub Deployment. `auto`: unless one exists for this run, as a job with `environment:` makes one by itself.',
    form: choice('auto', 'true', 'false'),
    default: 'auto',
  }),
};
