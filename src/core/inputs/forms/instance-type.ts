import { bad, good } from '../parsed.ts';
import type { Parsed } from '../parsed.ts';

/** What the name of an instance type tells about its machine. */
interface InstanceKind {
  readonly instanceType: string;
  readonly architecture: 'x86_64' | 'arm64';
  /** Has NVIDIA GPUs. */
  readonly gpu: boolean;
}

export const INSTANCE_TYPE =
  /^(?=[a-z]+[-\d])([a-z]{1,4})(?:(\d{1,2})([a-z]*))?((?:-[a-z0-9]+)*)\.(?:nano|micro|small|medium|large|\d{0,3}xlarge|metal(?:-\d{1,3}xl)?)$/;

/** Families with an accelerator that TorchServe's images cannot use. */
const NO_SERVER: ReadonlyMap<string, string> = new Map([
  ['inf', 'AWS Inferentia'],
  ['trn', 'AWS Trainium'],
  ['dl', 'a Gaudi or Qualcomm accelerator'],
  ['vt', 'a video accelerator'],
  ['f', 'an FPGA'],
  ['mac', 'macOS'],
]);
const GPU_FAMILIES: ReadonlySet<string> = new Set(['g', 'gr', 'p']);

/**
 * Reads architecture and GPU from the name of an instance type, by EC2's naming convention. The letter `g` after the
 * generation, the suffix `-gb…` and the family `a` mean an arm64 processor. The families `g`, `gr` and `p` have GPUs.
 */
export const instanceKind = (text: string): Parsed<InstanceKind> => {
  const [, family, generation, attributes, suffix] = INSTANCE_TYPE.exec(text) ?? [];
  if (family === undefined || text.length > 32)
    return bad('TSD1110', 'must be an EC2 instance type', 'Write it like `c7i.xlarge` or `g6.2xlarge`.');
  const accelerator =
    NO_SERVER.get(family) ??
    (family === 'g' && generation === '4' && attributes === 'ad' ? 'an AMD GPU' : undefined);
  if (accelerator !== undefined)
    return bad(
      'TSD1111',
      `must be a type that TorchServe's images run on; this one has ${accelerator}`,
      'Choose a CPU type (c, m, r, t) or one with an NVIDIA GPU (g4dn, g5, g6, p4d, p5).',
    );
  const arm = family === 'a' || (attributes ?? '').includes('g') || (suffix ?? '').startsWith('-gb');
  const gpu = GPU_FAMILIES.has(family);
  return good({ instanceType: text, architecture: arm ? 'arm64' : 'x86_64', gpu });
};
