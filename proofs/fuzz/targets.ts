import type { Target } from './target.ts';
import { ARCHIVE } from './targets/archive.ts';
import { AWS_ANSWERS } from './targets/aws-answers.ts';
import { DOCUMENTS } from './targets/documents.ts';
import { FORMS } from './targets/forms.ts';
import { GITHUB } from './targets/github.ts';
import { INPUTS } from './targets/inputs.ts';
import { REPORTS } from './targets/reports.ts';
import { STORED } from './targets/stored.ts';
import { WORKSPACE } from './targets/workspace.ts';

/** Every reader in src/ of text that others wrote. */
export const TARGETS: readonly Target[] = [
  ...FORMS,
  ...INPUTS,
  ...DOCUMENTS,
  ...WORKSPACE,
  ...ARCHIVE,
  ...STORED,
  ...AWS_ANSWERS,
  ...GITHUB,
  ...REPORTS,
];
