import { input } from '../definition.ts';
import { choice, pattern } from '../form.ts';

/** Inputs that set what is reported to GitHub. None of them changes a release. */
export const GITHUB = {
  'github-token': input({
    description:
      'Token for the comment and the GitHub Deployment. A missing permission causes a warning. The config file cannot set it.',
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
      "Where to comment. `auto`: on the pull request that started the run. `always`: also on the commit's pull request. `never`: nowhere.",
    form: choice('auto', 'always', 'never'),
    default: 'auto',
  }),
  'github-deployment': input({
    description:
      'Whether to record a GitHub Deployment. `auto`: unless the run has one already, since a job with `environment:` creates one itself.',
    form: choice('auto', 'true', 'false'),
    default: 'auto',
  }),
};
