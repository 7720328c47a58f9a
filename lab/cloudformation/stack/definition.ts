import type { Tag } from '../tag.ts';
import type { ParameterValues } from '../template/parameters.ts';
import type { Template } from '../template/template.ts';

/** What a stack was last made from; an update that is rolled back returns to the one before (CFN-14). */
export interface Definition {
  readonly body: string;
  readonly template: Template;
  readonly parameters: ParameterValues;
  readonly tags: readonly Tag[];
  readonly capabilities: readonly string[];
}
