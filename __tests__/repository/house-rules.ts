/** Rules that no tool at hand has; each takes a file's path and text and gives one line a finding. */

export type Rule = (path: string, text: string) => readonly string[];

/** What ships knows nothing of its test equipment: that differs from AWS by endpoint variables alone. */
export const testEquipment: Rule = (path, text) =>
  findings(path, text, /\b(?:lab|moto)\b|\bLAB_|(?<![\d.])127\./gi);

/**
 * Downloads come from package registries by package name, whichever registry a machine is set up for. The index of
 * PyTorch's CPU builds is the one exception: no other has torch without CUDA's libraries.
 */
export const registryHosts: Rule = (path, text) =>
  findings(
    path,
    text.replaceAll(/https:\/\/download\.pytorch\.org\/whl\/cpu(?![\w/])/g, ''),
    /"resolved"\s*:|\b(?:registry\.npmjs|pypi|pythonhosted|download\.pytorch)\.\w+/g,
  );

/** A path that exists on one machine only. */
export const machinePaths =
  (own: readonly string[]): Rule =>
  (path, text) =>
    own.filter((place) => text.includes(place)).map((place) => `${path}: ${place}`);

/** Names that say nothing of what is inside, as a whole word of a file's or directory's name. */
export const emptyNames: Rule = (path) =>
  findings(path, path, /(?<=^|[/._-])(?:utils?|helpers?|managers?|common|misc)(?=[/._-]|$)/gi);

/** Our own modules in a bundle, without what packages brought along. */
export const ownModules = (bundle: string): string[] =>
  bundle
    .split(/^(?=;\/\/ CONCATENATED MODULE: |\/\*\*\*\/ )/m)
    .filter((part) => part.startsWith(';// CONCATENATED MODULE: ./lib/'));

const findings = (path: string, text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(({ 0: found, index }) => `${path}:${lineAt(text, index)}: ${found}`);

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;
