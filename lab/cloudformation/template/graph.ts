import { formatError } from '../refusals.ts';
import { unresolved } from './evaluate.ts';

/** The dependencies of resources: resource id → ids that it depends on. */
export type Dependencies = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Throws unless every name is known and there is no circle (CFN-20). `known` are parameters and pseudo
 * parameters.
 */
export function checkDependencies(dependencies: Dependencies, known: (name: string) => boolean): void {
  const names = [...dependencies.values()].flatMap((set) => [...set]);
  const missing = [...new Set(names.filter((name) => !dependencies.has(name) && !known(name)))];
  if (missing.length > 0) throw unresolved(missing);
  const circle = circular(dependencies);
  if (circle.length > 0) throw formatError(`Circular dependency between resources: [${circle.join(', ')}]`);
}

/** The ids that cannot be ordered, because they depend on each other. */
function circular(dependencies: Dependencies): readonly string[] {
  const left = new Map([...dependencies].map(([id, needs]) => [id, new Set(needs)]));
  const free = () => [...left].find(([, needs]) => ![...needs].some((need) => left.has(need)))?.[0];
  for (let next = free(); next !== undefined; next = free()) left.delete(next);
  return [...left.keys()];
}

/** The same dependencies in reverse, for deletions. */
export function reversed(dependencies: Dependencies): Dependencies {
  const turned = new Map([...dependencies.keys()].map((id) => [id, new Set<string>()]));
  for (const [id, needs] of dependencies) {
    for (const need of needs) turned.get(need)?.add(id);
  }
  return turned;
}

/**
 * Runs `work` for each id after the ids that it depends on, and in parallel where no order is given. After the
 * first rejection it starts nothing new, and resolves when all started work has ended.
 *
 * @returns the ids whose work rejected and their errors, in the order of the rejections
 */
export async function inDependencyOrder(
  dependencies: Dependencies,
  work: (id: string) => Promise<void>,
): Promise<readonly { id: string; error: unknown }[]> {
  const failures: { id: string; error: unknown }[] = [];
  const runs = new Map<string, Promise<void>>();
  const run = (id: string): Promise<void> => {
    const needs = [...(dependencies.get(id) ?? [])].filter((need) => dependencies.has(need));
    const started =
      runs.get(id) ?? Promise.all(needs.map(run)).then(() => (failures.length > 0 ? undefined : attempt(id)));
    runs.set(id, started);
    return started;
  };
  const attempt = async (id: string): Promise<void> => {
    try {
      await work(id);
    } catch (error) {
      failures.push({ id, error });
    }
  };
  await Promise.all([...dependencies.keys()].map(run));
  return failures;
}
