import type { Form } from './form.ts';

/** One input of an action: everything that action.yml, README, JSON Schema and validation know of it. */
export interface Definition<T> {
  /** One line of Markdown, without the default. */
  readonly description: string;
  readonly form: Form<T>;
  /** Text used when nothing was given; absent: the input must be given. */
  readonly default?: string;
  /** A GitHub expression that action.yml fills in. Only where GitHub knows the value and the config file should not. */
  readonly expression?: string;
  /** Environment variables asked, in order, before the default. */
  readonly environment?: readonly string[];
  /** Said in documentation in place of an empty default. */
  readonly defaultNote?: string;
  /** Its value is shown in no message. */
  readonly secret?: true;
}

export type Definitions = Readonly<Record<string, Definition<unknown>>>;

/** Values of a table of definitions, by input name. */
export type Values<D extends Definitions> = {
  readonly [K in keyof D]: D[K] extends Definition<infer T> ? T : never;
};

/** Fixes a definition's type by its form. */
export const input = <T>(definition: Definition<T>): Definition<T> => definition;
