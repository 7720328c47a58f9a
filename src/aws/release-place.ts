/** Where what a release leaves in the state bucket lies: its record, those of earlier ones, and what is asked of it. */
export const releaseKey = (service: string, environment: string, name: string): string =>
  `${RELEASES}${service}/${environment}/${name}.json`;

export const RELEASES = 'releases/';
