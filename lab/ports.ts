import type { ChildProcess } from 'node:child_process';

/**
 * The interfaces through which the parts of the lab know each other. Apart from these they meet only through
 * AWS's APIs at the door: the CloudFormation engine creates resources by calling the door like any client, the
 * Auto Scaling engine runs instances by calling EC2 there, the load balancer reads listeners and rules there.
 */

/**
 * The lab's clock: what takes AWS `awsMs` milliseconds takes `awsMs * scale` here (scale 1 is real time).
 * Nothing is skipped.
 */
export interface LabTime {
  readonly scale: number;
  /** Waits. Resolves early, without an error, when the signal aborts. */
  wait(awsMs: number, signal?: AbortSignal): Promise<void>;
}

/**
 * A parsed API call at the door. `params` is nested: lists of the Query protocol (`member.1`, `.1`) become
 * arrays; JSON bodies stay as they are.
 */
export interface ApiCall {
  /**
   * The signing name: cloudformation, autoscaling, elasticloadbalancing, ec2, monitoring, s3, ssm, sts, iam,
   * logs.
   */
  readonly service: string;
  /** E.g. `DescribeStacks`; for S3 the HTTP method and path, e.g. `PUT /bucket/key`. */
  readonly operation: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The caller's access key id. It tells the action's calls from the lab's own. */
  readonly accessKey: string;
  readonly at: number;
}

/** CloudWatch's notice to the service whose ARN is among an alarm's actions (CW-04). */
export interface AlarmNotice {
  /** The ARN of the action. */
  readonly action: string;
  readonly alarm: string;
  readonly state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  /** The newest datapoint; null: there is none, or a call has set the state. */
  readonly value: number | null;
  readonly threshold: number;
}

/** The result object of a successful call. The door renders it in the service's protocol. */
export type ApiAnswer = Readonly<Record<string, unknown>>;

/** An API error that a handler throws. The door renders it in the service's protocol. */
export class ApiError extends Error {
  /** The error code, e.g. `ValidationError`. */
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** Answers the calls of a service. `pass`: the next handler answers, or moto. */
export type Handler = (call: ApiCall) => Promise<ApiAnswer | 'pass'>;

/** Called after a call succeeded, with the parsed answer of moto or of a handler (`{}` for S3). */
export type Listener = (call: ApiCall, answer: ApiAnswer) => void;

/** The lab's one endpoint for all of AWS's APIs. */
export interface Door {
  /** `http://127.x.y.z:port` */
  readonly url: string;
  handle(service: string, handler: Handler): void;
  after(listener: Listener): void;
}

/**
 * The processes of the lab. Each leads a process group of its own. All end with the lab, even when the lab
 * crashes.
 */
export interface Processes {
  start(options: {
    readonly name: string;
    readonly command: string;
    readonly args: readonly string[];
    readonly env: Readonly<Record<string, string>>;
    readonly cwd: string;
    /** The file for stdout and stderr. */
    readonly log: string;
    /** For a Node program: also opens `child.send` and `child.on('message')`. */
    readonly ipc?: boolean;
  }): LabProcess;
  /** Takes over a process that other code started as the leader of its own group. */
  adopt(child: ChildProcess): void;
}

/** A process of the lab. */
export interface LabProcess {
  readonly pid: number;
  readonly child: ChildProcess;
  /** Resolves with the exit code; null: ended by a signal. */
  readonly exited: Promise<number | null>;
  /** Sends SIGTERM to the group, and SIGKILL after `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** Where a lab is on this machine. */
export interface LabPlace {
  /** The directory of this lab alone. */
  readonly dir: string;
  /**
   * The number of the lab's loopback block. Addresses are `127.<block>.x.y`; the VPC's CIDR is
   * `127.<block>.0.0/16`.
   */
  readonly block: number;
  /** The `bin` directory of the pinned Python environment. */
  readonly pythonBin: string;
  readonly javaHome: string;
  readonly region: string;
}

/** The access key of the calls that the lab's own parts make. */
export const LAB_ACCESS_KEY = 'LABOWNPARTS0000000000';
