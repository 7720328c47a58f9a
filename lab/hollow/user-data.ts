/** The place of the bundle, as an instance's user data names it. */
export interface BundlePlace {
  readonly bucket: string;
  readonly key: string;
  /** SHA-256 of the zip, in hex. */
  readonly sha256: string;
}

const ADDRESS = /'s3:\/\/([^/']+)\/([^']+)' bundle\.zip\b/;
const DIGEST = /'([0-9a-f]{64}) {2}bundle\.zip'/;

/** Reads the place of the bundle from the user data of the fleet template. Throws for any other user data. */
export function bundlePlace(userData: string): BundlePlace {
  const [, bucket, key] = ADDRESS.exec(userData) ?? [];
  const sha256 = DIGEST.exec(userData)?.[1];
  if (bucket === undefined || key === undefined || sha256 === undefined)
    throw new Error('hollow instances support only the user data of templates/fleet.yaml');
  return { bucket, key, sha256 };
}
