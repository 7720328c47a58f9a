import type { Tag } from '../tag.ts';
import type { ParameterValues } from '../template/parameters.ts';
import type { Template } from '../template/template.ts';

/**
 * The template, parameters, tags and capabilities that a stack was last made from. A rolled-back update returns
 * to the former definition (CFN-14).
 */
export interface Definition {
  readonly body: string;
  readonly template: Template;
  readonly parameters: ParameterValues;
  readonly tags: readonly Tag[];
  readonly capabilities: readonly string[];
}
