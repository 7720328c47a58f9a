import type { Configuration } from '../configuration.ts';
import type { HealthView } from '../health/health-view.ts';
import type { Report } from './messages.ts';

/** The last reports of all nodes: their view of each target, and the configuration that they route by. */
export class NodeReports {
  readonly #views = new Map<string, Map<number, HealthView>>();
  readonly #versions = new Map<number, number>();
  readonly #configurations = new Map<number, Configuration>();

  /** Remembers a configuration before it is sent. */
  remember(configuration: Configuration): void {
    this.#configurations.set(configuration.version, configuration);
  }

  take(report: Report): void {
    if (report.kind === 'health') this.#see(report.target, report.node, report.view);
    if (report.kind === 'applied') this.#apply(report.node, report.version);
  }

  views(target: string): readonly HealthView[] {
    return [...(this.#views.get(target)?.values() ?? [])];
  }

  /**
   * The current weight of the group at each node: the highest in any rule, or null if no rule names it. Nodes without a
   * configuration are left out.
   */
  weights(groupArn: string): readonly (number | null)[] {
    return [...this.#versions.values()].map((version) =>
      weightIn(this.#configurations.get(version), groupArn),
    );
  }

  #see(target: string, node: number, view: HealthView | null): void {
    const views = this.#views.get(target) ?? new Map<number, HealthView>();
    this.#views.set(target, views);
    if (view === null) views.delete(node);
    else views.set(node, view);
  }

  #apply(node: number, version: number): void {
    this.#versions.set(node, version);
    const oldest = Math.min(...this.#versions.values());
    for (const known of this.#configurations.keys()) if (known < oldest) this.#configurations.delete(known);
  }
}

const weightIn = (configuration: Configuration | undefined, groupArn: string): number | null => {
  const rules = (configuration?.balancers ?? [])
    .flatMap(({ listeners }) => listeners)
    .flatMap(({ rules: all }) => all);
  const weights = rules
    .flatMap(({ action }) => (action.kind === 'forward' ? action.groups : []))
    .filter(({ arn }) => arn === groupArn)
    .map(({ weight }) => weight);
  return weights.length === 0 ? null : Math.max(...weights);
};
