import { posix } from 'node:path';

/** The floors of src/, and the imports that are allowed between them. */

/** What one floor of src/ may import beside itself: other floors, and packages (`node:` is one, `*` ends a prefix). */
interface Floor {
  readonly floors: readonly string[];
  readonly packages: readonly string[];
}

/** The table of docs/architecture.md. A floor is a directory of src/ or one file of it. */
export const FLOORS: Readonly<Record<string, Floor>> = {
  'src/core': { floors: [], packages: [] },
  'src/ports.ts': { floors: ['src/core'], packages: [] },
  'src/clock.ts': { floors: ['src/ports.ts', 'src/core'], packages: ['node:*'] },
  'src/report': { floors: ['src/ports.ts', 'src/core'], packages: [] },
  'src/aws': { floors: ['src/ports.ts', 'src/core'], packages: ['node:*', '@aws-sdk/*', '@smithy/*'] },
  'src/github': { floors: ['src/ports.ts', 'src/core'], packages: ['node:*', '@actions/*'] },
  'src/files': { floors: ['src/ports.ts', 'src/core'], packages: ['node:*', 'fflate', 'yaml', 'yauzl'] },
  'src/app': { floors: ['src/report', 'src/ports.ts', 'src/core'], packages: ['node:*'] },
  'src/entry': {
    floors: [
      'src/app',
      'src/report',
      'src/aws',
      'src/github',
      'src/files',
      'src/clock.ts',
      'src/ports.ts',
      'src/core',
    ],
    packages: ['node:*', '@actions/*'],
  },
};

/**
 * Why an import breaks the floors, or null.
 *
 * @param file `src/app/observe.ts`
 * @param specifier as written in the import
 */
export function brokenFloor(file: string, specifier: string): string | null {
  const name = floorOf(file);
  const floor = name === null ? undefined : FLOORS[name];
  if (floor === undefined)
    return `${file} is on no floor: scripts/floors.ts and docs/architecture.md list them`;
  const imported = packageNamedBy(specifier);
  if (imported !== null) {
    return floor.packages.some((allowed) => matches(imported, allowed))
      ? null
      : `${name} may not import ${imported}`;
  }
  const target = posix.join(posix.dirname(file), specifier);
  const targetFloor = floorOf(target);
  if (targetFloor === name) return null;
  return targetFloor !== null && floor.floors.includes(targetFloor)
    ? null
    : `${name} may not import ${target}`;
}

/** A module inside an installed package, named by its path, is that package too; null for a file of ours. */
function packageNamedBy(specifier: string): string | null {
  const installed = specifier.split('/node_modules/')[1];
  return installed ?? (specifier.startsWith('.') ? null : specifier);
}

function floorOf(file: string): string | null {
  return Object.keys(FLOORS).find((floor) => file === floor || file.startsWith(`${floor}/`)) ?? null;
}

function matches(specifier: string, allowed: string): boolean {
  return allowed.endsWith('*') ? specifier.startsWith(allowed.slice(0, -1)) : specifier === allowed;
}
