/** Decides whether a target group is ready for requests. */

/** A target in a target group, as the observer sees it. */
export interface SeenTarget {
  readonly id: string;
  readonly zone: string;
  /** ELB's state: initial, healthy, unhealthy, unused, draining. */
  readonly state: string;
}

/** The number of healthy targets and of all targets, in total and by zone. Draining targets are not counted. */
export interface Readiness {
  readonly healthy: number;
  readonly total: number;
  readonly zones: Readonly<Record<string, { readonly healthy: number; readonly total: number }>>;
}

/** Counts the targets of a group. */
export const readinessOf = (targets: readonly SeenTarget[]): Readiness => {
  const present = targets.filter(({ state }) => state !== 'draining');
  const zones = [...new Set(present.map(({ zone }) => zone))].toSorted();
  return {
    ...counted(present),
    zones: Object.fromEntries(
      zones.map((zone) => [zone, counted(present.filter((target) => target.zone === zone))]),
    ),
  };
};

const counted = (targets: readonly SeenTarget[]) => ({
  healthy: targets.filter(({ state }) => state === 'healthy').length,
  total: targets.length,
});

/** Why these targets may get no weight now; null when they are ready. */
export const whyUnready = (targets: readonly SeenTarget[]): string | null => {
  if (!targets.some(({ state }) => state === 'healthy')) {
    return targets.length === 0 ? 'it has no target' : `none of its ${targets.length} targets is healthy`;
  }
  const initial = targets.filter(({ state }) => state === 'initial').length;
  return initial === 0 ? null : `${initial} of its ${targets.length} targets were not checked yet`;
};
