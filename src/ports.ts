import type { Artifact } from './core/artifact.ts';
import type { Colour, PerColour } from './core/colour.ts';
import type { InstanceReport } from './core/instance-report.ts';
import type { Intent } from './core/intent.ts';
import type { AlarmView, FleetView, RuleView, StackView, TargetView } from './core/observation.ts';
import type { ReleaseRecord } from './core/record.ts';
import type { ArtifactSource, PreparedRequest } from './core/request.ts';

/** What core and app need from the outside. src/aws and src/github implement these; nothing here names a vendor type. */

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves early (without error) when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The release record and lock: one object, written conditionally. */
export interface RecordStore {
  /** `tag` names the version that was read; null when there is no record yet. */
  load(service: string, environment: string): Promise<{ record: ReleaseRecord; tag: string } | null>;
  /** Throws RecordConflict if the stored version is not `tag` (null: if any exists). Returns the new tag. */
  save(record: ReleaseRecord, tag: string | null): Promise<string>;
  /** Keeps a terminal record under its release id. */
  archive(record: ReleaseRecord): Promise<void>;
  /** One that was kept so; null when there is none. */
  archived(service: string, environment: string, releaseId: string): Promise<ReleaseRecord | null>;
  /** Keeps what a release was made from, so that a rollback can make it again. */
  keepRequest(releaseId: string, request: PreparedRequest): Promise<void>;
  /** null: not kept, or not any more. */
  request(service: string, environment: string, releaseId: string): Promise<PreparedRequest | null>;
  /** Every service and environment that has a record in this bucket, in the order of their names. */
  list(): Promise<readonly Pick<ReleaseRecord, 'service' | 'environment'>[]>;
}

/** What one run asks of another's release: one object beside its record, the newest word counts. */
export interface Intents {
  /** null: nothing is asked, or nothing that can be understood. */
  read(service: string, environment: string): Promise<Intent | null>;
  write(service: string, environment: string, intent: Intent): Promise<void>;
}

/** `unknown`: AWS gave no answer to a write that must not be repeated blindly; the next observation tells. */
export type WriteResult = 'done' | 'unknown';

/** What a stack should be. */
export interface StackWish {
  readonly name: string;
  /** Template body (inline when ≤ 51,200 bytes). */
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

export interface ApplyOptions {
  /** Allowed unless it is said. */
  readonly replacement?: 'allowed' | 'refused';
}

export interface StackEvent {
  readonly id: string;
  readonly at: number;
  readonly stack: string;
  readonly resource: string;
  readonly type: string;
  readonly status: string;
  readonly reason: string | null;
}

/**
 * How old an answer may be. Without it, or with 0, AWS is asked: before anything that cannot be undone, always look so.
 */
export interface Age {
  /** Milliseconds. An older answer, or none yet, is asked for. */
  readonly maxAgeMs?: number;
}

export interface Stacks {
  /**
   * `maxAgeMs` only ever applies to a stack that rested when last seen (settled or absent) and that no call on this
   * object has touched since: what moves, or needs somebody, is asked for each time.
   */
  describe(name: string, age?: Age): Promise<StackView>;
  /**
   * Makes a change set (CREATE or UPDATE by what exists), reads its validation, executes it.
   * Returns once execution was accepted: the loop observes the rest. `unchanged`: the change set was empty and is deleted.
   * `token` makes a repeat after a lost answer harmless.
   * `replacement: 'refused'`: throws Failure TSD3205, with nothing changed, when the update would or might replace a
   * resource: for changes to what serves.
   */
  apply(wish: StackWish, token: string, options?: ApplyOptions): Promise<'started' | 'unchanged'>;
  /**
   * Takes a stack that is stuck half-way back to what it was last: goes on with a failed rollback, or begins one.
   * `status` is CloudFormation's word as last seen. Sent once, and accepted at most once with the same `token`: another
   * attempt, after the first one failed too, needs another. Throws Failure TSD3204 for a status it does not fit.
   */
  recover(name: string, status: string, token: string): Promise<WriteResult>;
  /** Accepted deletion; a stack that is gone is fine. */
  remove(name: string, token: string): Promise<WriteResult>;
  /** Events newer than the last call for this stack (by this object), oldest first; display only. */
  newEvents(name: string): Promise<readonly StackEvent[]>;
}

export interface Fleets {
  /**
   * Group, instances and unhealable failures of the fleets whose stacks are given; both groups in one call, always
   * asked for. Why launches fail is asked for while a group is short, at most once a second over both.
   */
  observe(stacks: PerColour<StackView>): Promise<PerColour<FleetView>>;
  /**
   * A minimum with an end: it is `restoreMin` again at `until` (ms since the epoch) even if no runner ever comes back.
   * Saying it again is harmless and moves the end. Throws if `until` has passed: nothing is pinned then.
   */
  pin(groupName: string, minSize: number, until: number, restoreMin: number): Promise<WriteResult>;
  /**
   * A fleet kept as it is for a while that then ends itself: its minimum is `minSize` until `until` (ms since the
   * epoch), when minimum and desired capacity become 0 even if no runner ever comes back. Saying it again is
   * harmless and moves the end. A fleet has one end: parking replaces that of a pin, and a pin that of a parking. Throws if `until` has passed: nothing is changed then.
   */
  park(groupName: string, minSize: number, until: number): Promise<WriteResult>;
  /** Ends a pin or a parking now, at this minimum (null: whatever it is), which then stays; a fleet that is not held just gets it. */
  unpin(groupName: string, minSize: number | null): Promise<WriteResult>;
}

/** A target as the load balancer tells it. */
export type TargetHealth = Omit<TargetView, 'zone'>;

/** The production rule on the listener: owned by the loop, named by no template. */
export interface Traffic {
  /** null while no rule forwards to these target groups. */
  rule(listenerArn: string, targetGroups: PerColour<string>): Promise<RuleView | null>;
  createRule(
    listenerArn: string,
    targetGroups: PerColour<string>,
    weights: PerColour<number>,
    tags: Readonly<Record<string, string>>,
  ): Promise<WriteResult>;
  /** Always names both groups. No retry of its own: a lost answer is healed by the next observation. */
  setWeights(
    ruleArn: string,
    targetGroups: PerColour<string>,
    weights: PerColour<number>,
  ): Promise<WriteResult>;
  /** One that is gone is fine. */
  removeRule(ruleArn: string): Promise<WriteResult>;
  /** The load balancer does not say in which zone a target is. */
  targets(targetGroupArn: string, age?: Age): Promise<readonly TargetHealth[]>;
}

export interface InstanceReports {
  /** Reports of one release; lists once a call, reads only what changed. Unreadable entries are reported as `failed`. */
  read(releaseId: string): Promise<readonly InstanceReport[]>;
}

export interface Alarms {
  /** One view per name asked for, `missing` included. */
  read(names: readonly string[]): Promise<readonly AlarmView[]>;
}

export interface Artifacts {
  /** The state bucket, which holds archives, bundles and reports. */
  bucket(): Promise<string>;
  /** Brings the archive to this machine for verification: a local path and its pinned place. */
  fetch(
    source: ArtifactSource,
  ): Promise<{ path: string; sha256: string; uri: string | null; versionId: string | null }>;
  /** Uploads under its digest unless it is there; returns the pinned artifact place. */
  publish(path: string, sha256: string): Promise<Pick<Artifact, 'uri' | 'versionId'>>;
  /** Stores an instance bundle (a zip) under its digest; returns its `s3://` address. */
  publishBundle(zip: Uint8Array, sha256: string): Promise<string>;
}

export interface Account {
  /**
   * When the run's credentials end for good, in ms since the epoch; null when that is not known or they are renewed.
   * Found out once: an end that is fixed does not move.
   */
  credentialsUntil(): Promise<number | null>;
}

export interface Cloud {
  readonly account: Account;
  readonly records: RecordStore;
  readonly intents: Intents;
  readonly stacks: Stacks;
  readonly fleets: Fleets;
  readonly traffic: Traffic;
  readonly reports: InstanceReports;
  readonly alarms: Alarms;
  readonly artifacts: Artifacts;
}

/** What the loop says while it works; src/report turns it into text. */
export type Progress =
  | { readonly kind: 'phase'; readonly record: ReleaseRecord; readonly reason: string }
  | { readonly kind: 'weights'; readonly weights: PerColour<number>; readonly candidate: Colour }
  | { readonly kind: 'stack-event'; readonly event: StackEvent }
  | { readonly kind: 'waiting'; readonly phase: string; readonly reason: string; readonly elapsedMs: number }
  | { readonly kind: 'note'; readonly text: string };

export type Tell = (progress: Progress) => void;
