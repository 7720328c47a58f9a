import type { Form } from './form.ts';

/** One input of an action. Validation, action.yml, README.md and the JSON Schema all use this definition. */
export interface Definition<T> {
  /** One line of Markdown, without the default. */
  readonly description: string;
  readonly form: Form<T>;
  /** The text that is used when nothing is given. Absent: the input is required. */
  readonly default?: string;
  /**
   * A GitHub expression that action.yml uses as default, for a value that GitHub knows and a config file must not hold.
   */
  readonly expression?: string;
  /** Environment variables that are read, in order, before the default. */
  readonly environment?: readonly string[];
  /** Stands in the documentation in place of an empty default. */
  readonly defaultNote?: string;
  /** No message shows the value. */
  readonly secret?: true;
}

export type Definitions = Readonly<Record<string, Definition<unknown>>>;

/** The values of a table of definitions, by input name. */
export type Values<D extends Definitions> = {
  readonly [K in keyof D]: D[K] extends Definition<infer T> ? T : never;
};

/** Infers the type of a definition from its form. */
export const input = <T>(definition: Definition<T>): Definition<T> => definition;
