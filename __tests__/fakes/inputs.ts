import type { Parsed } from '../../src/core/inputs/parsed.ts';

/** The fewest inputs of a valid request. */
export const GOOD: Readonly<Record<string, string>> = {
  service: 'recommender',
  environment: 'staging',
  'model-artifact': 's3://models/recommender.mar',
  'aws-region': 'eu-central-1',
  image: `123456789012.dkr.ecr.eu-central-1.amazonaws.com/torchserve@sha256:${'0'.repeat(64)}`,
};

/** The parsed value, or the code of the fault. */
export const outcome = <T>(parsed: Parsed<T>): T | string => (parsed.ok ? parsed.value : parsed.fault.code);
