import { LAB_ACCESS_KEY } from '../ports.ts';

/** How SDK clients of the lab's own parts are made: the door's address, its marking key, no retries that would hide a defect. */
export interface LabClient {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly maxAttempts: number;
}

export const labClient = (doorUrl: string, region: string): LabClient => ({
  endpoint: doorUrl,
  region,
  credentials: { accessKeyId: LAB_ACCESS_KEY, secretAccessKey: 'of-no-meaning' },
  maxAttempts: 1,
});
