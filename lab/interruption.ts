import { onOrphaned } from '../scripts/orphan.mjs';

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Resolves with a shell's exit code when this program is asked to end: by Ctrl-C, by SIGTERM, or because the process that
 * started it is gone. Every later signal is ignored: npm passes on what a terminal sends to the whole group, so each
 * comes twice, and the second must not cut short the ending that the first began.
 */
export function interruption(): Promise<number> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => resolve(EXIT_CODES[name]));
    onOrphaned(() => resolve(EXIT_CODES.SIGTERM));
  });
}
