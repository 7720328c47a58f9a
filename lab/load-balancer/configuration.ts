/**
 * The configuration of the load balancer process, as plain JSON. Names are resolved and durations are scaled to real
 * milliseconds, so that the process knows neither AWS nor the lab's time.
 */
export interface Configuration {
  /** Increases with every configuration; nodes report the version that they route by. */
  readonly version: number;
  readonly balancers: readonly Balancer[];
  readonly groups: readonly TargetGroup[];
}

export interface Balancer {
  readonly arn: string;
  /** CloudWatch dimension: `app/NAME/ID`. */
  readonly name: string;
  readonly dnsName: string;
  /** The loopback address of its listeners. */
  readonly address: string;
  readonly idleTimeoutMs: number;
  readonly listeners: readonly BalancerListener[];
}

export interface BalancerListener {
  readonly arn: string;
  /** The port of the AWS listener; the socket uses `bindPort`. */
  readonly port: number;
  readonly bindPort: number;
  /** By priority, the default rule last. */
  readonly rules: readonly Rule[];
}

export interface Rule {
  readonly arn: string;
  /** All conditions must hold; the default rule has none. */
  readonly conditions: readonly Condition[];
  readonly action: Action;
}

/** A condition holds when any of its values matches. Patterns know `*` and `?`. */
export type Condition =
  | {
      readonly field: 'host-header' | 'path-pattern' | 'http-request-method';
      readonly values: readonly string[];
    }
  | { readonly field: 'http-header'; readonly name: string; readonly values: readonly string[] }
  | {
      readonly field: 'query-string';
      readonly pairs: readonly { readonly key: string | null; readonly value: string }[];
    }
  | { readonly field: 'source-ip'; readonly cidrs: readonly string[] };

export type Action =
  | {
      readonly kind: 'forward';
      readonly groups: readonly WeightedGroup[];
      /** ELB-12 */ readonly stickySeconds: number | null;
    }
  | { readonly kind: 'fixed'; readonly status: number; readonly contentType: string; readonly body: string }
  | {
      readonly kind: 'redirect';
      readonly status: number;
      readonly protocol: string;
      readonly host: string;
      readonly port: string;
      readonly path: string;
      readonly query: string;
    };

export interface WeightedGroup {
  readonly arn: string;
  readonly weight: number;
}

export interface TargetGroup {
  readonly arn: string;
  /** CloudWatch dimension: `targetgroup/NAME/ID`. */
  readonly name: string;
  /** CloudWatch dimension of the load balancer that uses the group; null when none does. */
  readonly balancerName: string | null;
  readonly algorithm: 'round_robin' | 'least_outstanding_requests';
  /** `unhealthy_state_routing.minimum_healthy_targets`: with fewer the group fails open (ELB-15). */
  readonly minimumHealthy: { readonly count: number; readonly percentage: number };
  readonly check: HealthCheck;
  readonly targets: readonly Target[];
}

export interface HealthCheck {
  readonly path: string;
  readonly intervalMs: number;
  readonly timeoutMs: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  /** `200`, `200,201`, `200-299` */
  readonly matcher: string;
}

export interface Target {
  /** Unique over all groups: `GROUPARN i-…:8080`. */
  readonly key: string;
  readonly address: string;
  readonly port: number;
  readonly checkPort: number;
  /** serving: is checked and may get requests · draining: finishes its requests · idle: neither. */
  readonly role: 'serving' | 'draining' | 'idle';
}
