import { LAB_ACCESS_KEY } from '../ports.ts';

/**
 * Settings of the lab's own SDK clients: the door's address, the lab's access key, and no retries, which would
 * hide defects.
 */
export interface LabClient {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly maxAttempts: number;
}

/** The settings for a door. */
export const labClient = (doorUrl: string, region: string): LabClient => ({
  endpoint: doorUrl,
  region,
  credentials: { accessKeyId: LAB_ACCESS_KEY, secretAccessKey: 'of-no-meaning' },
  maxAttempts: 1,
});
