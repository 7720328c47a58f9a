import type { Artifact } from './core/artifact.ts';
import type { PerColour } from './core/colour.ts';
import type { InstanceReport } from './core/instance-report.ts';
import type { Intent } from './core/intent.ts';
import type { AlarmView, FleetView, RuleView, StackView, TargetView } from './core/observation.ts';
import type { ReleaseRecord } from './core/record.ts';
import type { ArtifactSource, PreparedRequest } from './core/request.ts';

/**
 * The interfaces through which core and app reach the outside. src/aws, src/github and src/clock.ts implement them; no
 * vendor type appears here.
 */

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves early, without an error, when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/**
 * Stores the release records. A record is also the lock of its service and environment: one object, written
 * conditionally.
 */
export interface RecordStore {
  /** Reads the current record; `tag` names its version. null when there is no record yet. */
  load(service: string, environment: string): Promise<{ record: ReleaseRecord; tag: string } | null>;
  /**
   * Replaces the version `tag`, or creates the first record when `tag` is null. Returns the new tag.
   * Throws RecordConflict if another version is stored.
   */
  save(record: ReleaseRecord, tag: string | null): Promise<string>;
  /** Keeps an ended record under its release id. */
  archive(record: ReleaseRecord): Promise<void>;
  /** Reads an archived record; null when there is none. */
  archived(service: string, environment: string, releaseId: string): Promise<ReleaseRecord | null>;
  /** Keeps the request of a release, so that a rollback can release it again. */
  keepRequest(releaseId: string, request: PreparedRequest): Promise<void>;
  /** Reads a kept request; null when it was never kept or is deleted. */
  request(service: string, environment: string, releaseId: string): Promise<PreparedRequest | null>;
  /** Lists every service and environment that has a record in the state bucket, ordered by name. */
  list(): Promise<readonly Pick<ReleaseRecord, 'service' | 'environment'>[]>;
}

/**
 * Stores intents: what one run asks of the run that leads a release. One object beside the record; the latest write
 * wins.
 */
export interface Intents {
  /** null when no intent is stored, or when the stored one cannot be understood. */
  read(service: string, environment: string): Promise<Intent | null>;
  write(service: string, environment: string, intent: Intent): Promise<void>;
}

/**
 * The result of a write that is sent once. `unknown`: AWS gave no answer; the next observation shows whether the write
 * took effect.
 */
export type WriteResult = 'done' | 'unknown';

/** The wanted state of a stack. */
export interface StackWish {
  readonly name: string;
  /** Template body, sent inline: at most 51,200 bytes. */
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

interface ApplyOptions {
  /** Default: `allowed`. */
  readonly replacement?: 'allowed' | 'refused';
}

/** One event of a stack. `at`: ms since the epoch. */
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
 * The greatest age that an answer may have. Omit it, or pass 0, before any irreversible write: AWS is then asked anew.
 */
export interface Age {
  /** Milliseconds. AWS is asked when the kept answer is older, or when there is none. */
  readonly maxAgeMs?: number;
}

/** CloudFormation stacks: reads, changes, recovers and deletes them. */
export interface Stacks {
  /**
   * Describes a stack. `age` applies only to a stack that was at rest (settled or absent) when last seen and that no
   * call on this object has changed since. CloudFormation is asked each time about any other stack.
   */
  describe(name: string, age?: Age): Promise<StackView>;
  /**
   * Creates or updates a stack by a change set: creates the set, waits for its validation, executes it.
   * Returns once execution is accepted; the loop observes the rest. `unchanged`: the change set was empty and is deleted.
   * A repeat with the same `token` after a lost answer is harmless.
   * With `replacement: 'refused'`, for stacks that serve traffic: throws Failure TSD3205, and changes nothing, when
   * the update replaces or may replace a resource.
   */
  apply(wish: StackWish, token: string, options?: ApplyOptions): Promise<'started' | 'unchanged'>;
  /**
   * Returns a stuck stack to its last working state: continues a failed rollback, or starts a rollback.
   * `status` is CloudFormation's status as last seen. Throws Failure TSD3204 for a status without such a recovery.
   * Sent once. CloudFormation accepts each `token` once, so another attempt after a failed one needs another token.
   */
  recover(name: string, status: string, token: string): Promise<WriteResult>;
  /** Starts the deletion of a stack. Succeeds for a stack that does not exist. */
  remove(name: string, token: string): Promise<WriteResult>;
  /** Returns the stack's events since the last call on this object, oldest first. For display only: never throws. */
  newEvents(name: string): Promise<readonly StackEvent[]>;
}

/** The Auto Scaling groups of both colours: observes them, and holds or releases their capacity. */
export interface Fleets {
  /**
   * Describes the groups of the given stacks, with their instances and launch failures. Asks for both groups in one
   * call each time. Asks why launches fail only while a group lacks instances, at most once a second for both groups.
   */
  observe(stacks: PerColour<StackView>): Promise<PerColour<FleetView>>;
  /**
   * Sets the minimum to `minSize`, and schedules its return to `restoreMin` at `until` (ms since the epoch). Auto
   * Scaling runs the schedule itself, so the pin ends even if no runner returns. A repeat is harmless and moves the end.
   * Throws, and pins nothing, if `until` has passed.
   */
  pin(groupName: string, minSize: number, until: number, restoreMin: number): Promise<WriteResult>;
  /**
   * Keeps the fleet at `minSize` until `until` (ms since the epoch). Auto Scaling then sets minimum and desired capacity
   * to 0 itself, even if no runner returns. A repeat is harmless and moves the end. A fleet has one scheduled end:
   * parking replaces the end of a pin, and a pin replaces the end of a parking.
   * Throws, and changes nothing, if `until` has passed.
   */
  park(groupName: string, minSize: number, until: number): Promise<WriteResult>;
  /**
   * Removes the end of a pin or parking and sets the minimum to `minSize` for good; null leaves the minimum as it is.
   * Also works for a fleet that is not held.
   */
  unpin(groupName: string, minSize: number | null): Promise<WriteResult>;
}

/** A target's health as the load balancer reports it. The report does not contain the zone. */
export type TargetHealth = Omit<TargetView, 'zone'>;

/** The load balancer's production rule and targets. The loop owns the rule: it is in no template. */
export interface Traffic {
  /** Finds the rule that forwards to these target groups; null when there is none. */
  rule(listenerArn: string, targetGroups: PerColour<string>): Promise<RuleView | null>;
  createRule(
    listenerArn: string,
    targetGroups: PerColour<string>,
    weights: PerColour<number>,
    tags: Readonly<Record<string, string>>,
  ): Promise<WriteResult>;
  /** Sets the weights of both groups. Sent once: after a lost answer the next observation shows the weights. */
  setWeights(
    ruleArn: string,
    targetGroups: PerColour<string>,
    weights: PerColour<number>,
  ): Promise<WriteResult>;
  /** Deletes the rule. Succeeds for a rule that does not exist. */
  removeRule(ruleArn: string): Promise<WriteResult>;
  targets(targetGroupArn: string, age?: Age): Promise<readonly TargetHealth[]>;
}

/** What the instances of a release report about themselves. */
export interface InstanceReports {
  /** Lists the reports once and reads only those that changed. An unreadable report counts as state `failed`. */
  read(releaseId: string): Promise<readonly InstanceReport[]>;
}

/** CloudWatch alarms. */
export interface Alarms {
  /** Returns one view per name, in the same order. An alarm that does not exist has the state `missing`. */
  read(names: readonly string[]): Promise<readonly AlarmView[]>;
}

/** Model archives and instance bundles in S3. */
export interface Artifacts {
  /** Returns the name of the state bucket, which holds archives, bundles and reports. */
  bucket(): Promise<string>;
  /** Downloads the archive for verification, unless it is local. `uri` and `versionId` are null for a local archive. */
  fetch(
    source: ArtifactSource,
  ): Promise<{ path: string; sha256: string; uri: string | null; versionId: string | null }>;
  /** Uploads an archive under its digest unless it is stored already. Returns its address and version. */
  publish(path: string, sha256: string): Promise<Pick<Artifact, 'uri' | 'versionId'>>;
  /** Stores an instance bundle (a zip) under its digest. Returns its `s3://` address. */
  publishBundle(zip: Uint8Array, sha256: string): Promise<string>;
}

/** The AWS account and credentials of this run. */
export interface Account {
  /**
   * Returns when the run's credentials expire, in ms since the epoch; null when they are renewed or the time is unknown.
   * Looked up once, since the time does not change.
   */
  credentialsUntil(): Promise<number | null>;
}

/** All of AWS that a run uses. */
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

/** What the loop reports while it works; src/report turns it into text. */
export type Progress =
  | { readonly kind: 'phase'; readonly record: ReleaseRecord; readonly reason: string }
  | { readonly kind: 'weights'; readonly weights: PerColour<number> }
  /** `ageMs`: how long ago the event happened. */
  | { readonly kind: 'stack-event'; readonly event: StackEvent; readonly ageMs: number }
  | { readonly kind: 'waiting'; readonly phase: string; readonly reason: string; readonly elapsedMs: number }
  | { readonly kind: 'note'; readonly text: string };

export type Tell = (progress: Progress) => void;
