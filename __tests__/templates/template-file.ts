import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, type CollectionTag, type ScalarTag, type Tags } from 'yaml';

export const NAMES = ['network', 'edge', 'fleet'] as const;
export type TemplateName = (typeof NAMES)[number];

export const pathOf = (name: TemplateName): string =>
  fileURLToPath(new URL(`../../templates/${name}.yaml`, import.meta.url));

export const textOf = (name: TemplateName): string => readFileSync(pathOf(name), 'utf8');

export interface Resource {
  readonly Type: string;
  readonly Condition?: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

export interface Template {
  readonly Parameters: Readonly<
    Record<string, { readonly Type: string; readonly Description?: string; readonly Default?: unknown }>
  >;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, unknown>>;
}

const SHORT_FORMS = [
  'Ref',
  'GetAtt',
  'Sub',
  'If',
  'Equals',
  'Not',
  'And',
  'Or',
  'Condition',
  'Select',
  'GetAZs',
  'Cidr',
  'Join',
];

/** Short forms are kept as the plain values they stand before: enough to look a template over, not to evaluate it. */
const TAGS: Tags = SHORT_FORMS.flatMap((name): (ScalarTag | CollectionTag)[] => [
  { tag: `!${name}`, resolve: (text: string) => text },
  { tag: `!${name}`, collection: 'seq' },
]);

export const templateOf = (name: TemplateName): Template =>
  parse(textOf(name), { customTags: TAGS }) as Template;

export const resourcesOf = (name: TemplateName, type: string): readonly Resource[] =>
  Object.values(templateOf(name).Resources).filter((resource) => resource.Type === type);
