/** The properties that the model checker checks. */

/** The name of a property. */
export type Property = keyof typeof PROPERTIES;

/** The properties that every transition must keep, each in words. */
export const PROPERTIES = {
  floor: 'weight rises only on a fleet that was at its floor when this run last looked, within its lease',
  capacity: 'weight rises only on a fleet whose minimum was already what the release pins',
  noise: 'weight rises on the candidate only while its alarms and reports were quiet at the last look',
  fit: 'the first weight comes only after as many fit observations in a row as the policy asks for',
  watched: 'no step and no bake is left before its time has passed in looks no further apart than a lease',
  cancel: 'weight never rises on the candidate of a release whose cancel is recorded',
  obeyed: 'weight never rises on the candidate of a release that was asked to go back when this run looked',
  approval: 'a step that holds is left only when somebody has approved this very step',
  removal: 'no fleet is removed that has weight',
  alive: 'no fleet that serves has a scheduled end',
  nodes: 'no fleet is removed while the load balancer’s nodes still route to it',
  writer: 'only the run whose version of the record is the stored one writes, within its lease',
  owners: 'no two runs hold the stored version of the record while its lease lives',
  recorded: 'weights are written only as the stored record already says',
  course: 'a record never leaves a terminal phase, and leaves a phase of no return only for its own end',
  slot: 'a release never begins on the slot that serves',
  ended:
    'retiring, promoted and rolled_back are recorded only if the last look showed traffic where they say',
  unpinned: 'no release ends while the fleet that serves is pinned at a minimum that is not its own',
  reason: 'stuck is recorded only after a look that showed what a person has to mend',
  still: 'a change of capacity writes no weights, and makes or removes no fleet',
  order: 'a destroy takes the rule away first, then the fleets, then the edge',
  kept: 'no sweep begins on a parked fleet that has time left',
  foreign: 'no sweep begins while the weights differ from the last record',
  means: 'a run that only ends or removes things never creates or updates anything',
  converges:
    'with faults ended, a later run of any kind ends well: all weight on one ready fleet of its own size; nothing left after a destroy, nothing idle after a sweep',
} as const;

/** Properties with whether each holds at one transition. */
export type Claims = readonly (readonly [Property, boolean])[];

/** The properties whose claims do not hold. */
export const failing = (claims: Claims): readonly Property[] =>
  claims.filter(([, holds]) => !holds).map(([property]) => property);
