/** `service` and `environment` go into names, tags, metric dimensions and S3 keys. */
export const RELEASE_NAME = /^[A-Za-z][-A-Za-z0-9]*$/;

/** Longest target group and load balancer name that ELB accepts. */
const LONGEST = 32;

/** The longest of the 32-character names made from both: `<service>-<environment>-green`. */
const longestName = (service: string, environment: string): string => `${service}-${environment}-green`;

/** How many characters too long the pair is; 0 when it fits. */
export const excess = (service: string, environment: string): number =>
  Math.max(0, longestName(service, environment).length - LONGEST);
