import { input } from './runner-commands.ts';

/** The action's inputs by name, as the runner hands them over; '' where nothing was given. */
export const actionInputs = (names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, input(name)]));
