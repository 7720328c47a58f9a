import { PYTHON_VERSIONS } from './system-python.mjs';

/**
 * The text of the lock files: torch's two builds apart from all other packages.
 *
 * @typedef {Readonly<Record<string, string>>} Hashes SHA-256 of a wheel by its file name
 */

const HEADING = '# Made by `npm run lock:python`.\n';
const MACHINES = ['x86_64', 'aarch64'];

/**
 * @param {string} whole what uv made of the requirements, with the plain build of torch
 * @param {Hashes | null} wheels of the CPU index; null: it does not answer
 * @param {string} torchCpu the CPU builds as locked before
 * @returns {Record<'packages.txt' | 'torch-cpu.txt' | 'torch-plain.txt', string>}
 * @throws when the index does not answer and another version of torch was locked before
 */
export function lockFiles(whole, wheels, torchCpu) {
  const packages = whole.split(/\n(?=\S)/).map((one) => one.trimEnd());
  const plain = packages.filter(belongsToPlainTorch);
  const version = plain.map((one) => one.match(/^torch==([\w.]+)/)?.[1]).find(Boolean);
  return {
    'packages.txt': text(packages.filter((one) => !belongsToPlainTorch(one))),
    'torch-plain.txt': text(plain),
    'torch-cpu.txt': wheels ? cpuText(`${version}+cpu`, wheels) : sameVersion(torchCpu, `${version}+cpu`),
  };
}

/**
 * Only the plain build of torch asks for anything on Linux alone: CUDA's libraries and Triton.
 *
 * @param {string} requirement
 */
function belongsToPlainTorch(requirement) {
  return requirement.startsWith('torch==') || requirement.includes("sys_platform == 'linux'");
}

/**
 * @param {string} version `2.13.0+cpu`
 * @param {Hashes} wheels
 */
function cpuText(version, wheels) {
  return text(
    PYTHON_VERSIONS.flatMap((python) =>
      MACHINES.map((machine) => {
        const tag = `cp${python.replace('.', '')}`;
        const wheel = `torch-${version}-${tag}-${tag}-manylinux_2_28_${machine}.whl`;
        if (!wheels[wheel]) throw new Error(`The CPU index has no hash of ${wheel}.`);
        const only = `python_version == '${python}' and platform_machine == '${machine}'`;
        return `torch==${version} ; ${only} \\\n    --hash=sha256:${wheels[wheel]}`;
      }),
    ),
  );
}

/**
 * @param {string} torchCpu
 * @param {string} version
 */
function sameVersion(torchCpu, version) {
  if (torchCpu.includes(`torch==${version} ;`)) return torchCpu;
  throw new Error(
    `torch ${version}: the CPU index does not answer, and torch-cpu.txt has the hashes of another version. ` +
      'Run this where the index can be reached, or keep the version in lab/python-requirements.txt.',
  );
}

/**
 * @param {string} page of a package index
 * @returns {Hashes}
 */
export function cpuWheels(page) {
  const links = page.matchAll(/href="[^"#]*\/([^"#/]+\.whl)#sha256=([0-9a-f]{64})"/g);
  return Object.fromEntries([...links].map(([, name, hash]) => [decodeURIComponent(name ?? ''), hash ?? '']));
}

/** @param {readonly string[]} requirements */
function text(requirements) {
  return `${HEADING}${requirements.join('\n')}\n`;
}
