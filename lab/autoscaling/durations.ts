/**
 * How long AWS takes, in AWS seconds; the lab's time scale shortens all of them alike. AWS publishes none of these:
 * they are round numbers of the usual order, and no behaviour hangs on their size.
 */
export const SECONDS = {
  /** From RunInstances to a running instance. */
  launch: 10,
  /** From TerminateInstances to the end of its activity. */
  terminate: 5,
  /** Between two looks at health and numbers; a change by the API is looked at immediately. */
  look: 10,
  /** First pause after a failed launch in a zone; doubles up to the longest. */
  holdFirst: 30,
  holdLongest: 900,
} as const;

/** The lab never looks more often than this in real time, whatever the scale: a look costs calls. */
export const SHORTEST_LOOK_MS = 250;
