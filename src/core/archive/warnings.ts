import { quoted } from '../text/quoted.ts';
import type { ModelManifest } from './archive.ts';

/** Warns of parts of an archive that work but may surprise its owner; one sentence each. */
export const archiveWarnings = (manifest: ModelManifest, details: ArchiveDetails): readonly string[] => [
  ...configWarnings(details),
  ...(manifest.requirementsFile === null
    ? []
    : [
        `${quoted(manifest.requirementsFile)} is not installed at start (install_py_dep_per_model is off): install the packages in the image`,
      ]),
  ...details.pickles.map(
    (name) => `${quoted(name)} is a Python pickle: loading it runs code, and a newer torch may refuse it`,
  ),
];

/** What the warnings need to know beside the manifest. */
interface ArchiveDetails {
  /** Parsed `model-config.yaml`; null without one. */
  readonly config: unknown;
  /** Names of the entries that are Python pickles by name or first byte. */
  readonly pickles: readonly string[];
  /** The release's `response-timeout`. */
  readonly responseTimeoutSeconds: number;
}

const configWarnings = ({ config, responseTimeoutSeconds }: ArchiveDetails): readonly string[] => {
  const least = numberOf(config, 'minWorkers');
  const most = numberOf(config, 'maxWorkers');
  const response = numberOf(config, 'responseTimeout');
  const warnings: readonly (readonly [boolean, string])[] = [
    [least === 0, 'minWorkers is 0 in the model config: no worker starts on its own'],
    [
      least !== null && most !== null && least > most,
      `minWorkers ${least} is above maxWorkers ${most} in the model config`,
    ],
    [
      response !== null && response > responseTimeoutSeconds,
      `responseTimeout ${response} in the model config overrides response-timeout (${responseTimeoutSeconds} s), but a longer prediction is cut off: raise response-timeout`,
    ],
  ];
  return warnings.filter(([applies]) => applies).map(([, text]) => text);
};

const numberOf = (config: unknown, key: string): number | null => {
  const value =
    typeof config === 'object' && config !== null ? (config as Record<string, unknown>)[key] : null;
  return typeof value === 'number' ? value : null;
};
