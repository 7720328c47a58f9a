/**
 * How long AWS takes for things, in AWS seconds; the lab's time scale applies to all of them. AWS publishes none of these
 * numbers. They are of the usual order, and no behaviour depends on their size.
 */
export const SECONDS = {
  /** From RunInstances to a running instance. */
  launch: 10,
  /** From TerminateInstances to the end of its activity. */
  terminate: 5,
  /** Between two passes over the groups. A change through the API starts a pass at once. */
  pass: 10,
  /** The first pause after a failed launch in a zone; it doubles up to the longest. */
  backoffFirst: 30,
  backoffLongest: 900,
} as const;

/** The shortest real time between two passes, whatever the scale, because each pass makes calls. */
export const SHORTEST_PASS_MS = 250;
