import type { Counts, ResponseSeconds } from '../metrics/accounting.ts';
import type { Configuration } from '../configuration.ts';
import type { HealthView } from '../health/health-view.ts';

/** The messages between the lab and the load balancer process. */

/** A message to the load balancer process. */
export type Order =
  | { readonly kind: 'configuration'; readonly configuration: Configuration; readonly propagationMs: number }
  | { readonly kind: 'count' | 'take-response-times'; readonly request: number };

/** A message from the load balancer process. */
export type Report =
  /** One node's view of one target; null when the node stopped checking it. */
  | {
      readonly kind: 'health';
      readonly node: number;
      readonly target: string;
      readonly view: HealthView | null;
    }
  /** A node routes by this configuration from now on. */
  | { readonly kind: 'applied'; readonly node: number; readonly version: number }
  /** All listeners of this configuration are open. */
  | { readonly kind: 'bound'; readonly version: number }
  | { readonly kind: 'counts'; readonly request: number; readonly counts: Counts }
  | { readonly kind: 'response-times'; readonly request: number; readonly seconds: ResponseSeconds }
  | { readonly kind: 'problem'; readonly text: string };
