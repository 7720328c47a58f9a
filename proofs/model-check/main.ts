import { caught } from './catching.ts';
import { SHIPPING } from './machine.ts';
import { mutantsOf } from './mutants/mutants.ts';
import { PROPERTIES } from './claims/property.ts';
import { search, type Findings } from './search.ts';
import { WORLDS, type World } from './worlds.ts';

/**
 * `npm run explore`: searches every world for violations, then looks for every mutant. Exits with 1 when there is a
 * violation or a mutant is missed.
 */

/** The most states that are searched for a mutant's violation. */
const MUTANT_STATES = 200_000;

const findings = WORLDS.map(explored);
const states = sum(findings.map((found) => found.states));
const transitions = sum(findings.map((found) => found.transitions));
const seconds = sum(findings.map((found) => found.milliseconds)) / 1000;
const violations = sum(findings.map((found) => found.violations.size));
console.log(
  `${states} states, ${transitions} transitions, ${seconds.toFixed(1)} s, ${violations} violations`,
);

const mutants = mutantsOf(SHIPPING);
const noticed = mutants.filter((mutant) => {
  const way = caught(mutant, MUTANT_STATES);
  console.log(
    `${way === null ? 'MISSED' : 'caught'}  ${mutant.name}: ${mutant.caughtBy}, ${way?.length ?? 0} events`,
  );
  return way !== null;
});
console.log(`${noticed.length} of ${mutants.length} mutants caught`);
process.exitCode = violations === 0 && noticed.length === mutants.length ? 0 : 1;

function explored({ name, beginning, states: bound }: World): Findings {
  const found = search(SHIPPING, [beginning], { states: bound, until: null, converge: true });
  const whole = found.complete ? 'all seen' : 'cut off there';
  console.log(`${name}: ${found.states} states (${whole}), ${(found.milliseconds / 1000).toFixed(1)} s`);
  for (const [property, way] of found.violations)
    console.log(`VIOLATION ${property}: ${PROPERTIES[property]}\n  ${way.join('\n  ')}`);
  return found;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
