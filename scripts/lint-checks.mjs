/**
 * The checks of `npm run lint`: a name to print, a command, its arguments.
 *
 * @type {readonly (readonly [name: string, command: string, args: readonly string[]])[]}
 */
export const LINT_CHECKS = [
  ['oxlint', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['types', 'tsc', []],
  ['floors', 'node', ['scripts/check-floors.ts']],
  ['folders', 'node', ['scripts/check-folders.ts']],
  ['format', 'prettier', ['--check', '--log-level=warn', '.']],
];
