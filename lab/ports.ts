import type { ChildProcess } from 'node:child_process';

/**
 * What the parts of the lab know of each other. Otherwise they meet only through AWS's own APIs at the door:
 * the CloudFormation engine creates resources by calling the door like any client, the Auto Scaling engine runs
 * instances by calling EC2 there, the load balancer reads listeners and rules there.
 */

/** Waiting in the lab: what takes AWS `awsMs` takes `awsMs * scale` here (scale 1 = real time). Nothing is skipped. */
export interface LabTime {
  readonly scale: number;
  /** Resolves early (without error) when the signal aborts. */
  wait(awsMs: number, signal?: AbortSignal): Promise<void>;
}

/** An API call at the door, parsed. `params` is nested: Query lists (`member.1`, `.1`) become arrays; JSON bodies as they are. */
export interface ApiCall {
  /** Signing name: cloudformation, autoscaling, elasticloadbalancing, ec2, monitoring, s3, ssm, sts, iam, logs. */
  readonly service: string;
  /** `DescribeStacks`; for S3 the HTTP method and path, e.g. `PUT /bucket/key`. */
  readonly operation: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Access key id of the caller: the action's calls and the lab's own are told apart by it. */
  readonly accessKey: string;
  readonly at: number;
}

/** What CloudWatch tells the service whose ARN an alarm names among its actions (CW-04). */
export interface AlarmNotice {
  /** The ARN. */
  readonly action: string;
  readonly alarm: string;
  readonly state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  /** The newest datapoint; null: none is there, or somebody set the state by hand. */
  readonly value: number | null;
  readonly threshold: number;
}

/** A successful answer as the operation's result object; the door renders it in the service's protocol. */
export type ApiAnswer = Readonly<Record<string, unknown>>;

/** Thrown by handlers; the door renders it as the service would. */
export class ApiError extends Error {
  /** Wire code, e.g. `ValidationError`. */
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** `pass`: moto answers instead. */
export type Handler = (call: ApiCall) => Promise<ApiAnswer | 'pass'>;

/** Told after a call succeeded (moto's or a handler's answer parsed, `{}` for S3). */
export type Listener = (call: ApiCall, answer: ApiAnswer) => void;

export interface Door {
  /** `http://127.x.y.z:port` */
  readonly url: string;
  handle(service: string, handler: Handler): void;
  after(listener: Listener): void;
}

/** Processes of the lab: each its own process group, ended by id when the lab ends, also when the lab crashes. */
export interface Processes {
  start(options: {
    readonly name: string;
    readonly command: string;
    readonly args: readonly string[];
    readonly env: Readonly<Record<string, string>>;
    readonly cwd: string;
    /** stdout and stderr go here. */
    readonly log: string;
    /** For a Node program: opens `child.send` and `child.on('message')` as well. */
    readonly ipc?: boolean;
  }): LabProcess;
  /** Answers for a process that something else started as the leader of its own group. */
  adopt(child: ChildProcess): void;
}

export interface LabProcess {
  readonly pid: number;
  readonly child: ChildProcess;
  /** Resolves with the exit code (null by signal). */
  readonly exited: Promise<number | null>;
  /** SIGTERM to the group, SIGKILL after `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** Where things are, for every part. */
export interface LabPlace {
  /** A directory of this lab alone. */
  readonly dir: string;
  /** This lab's loopback block: addresses are `127.<block>.x.y`; the VPC's CIDR is `127.<block>.0.0/16`. */
  readonly block: number;
  /** The pinned Python environment's `bin`. */
  readonly pythonBin: string;
  readonly javaHome: string;
  readonly region: string;
}

/** How the lab's own parts call AWS APIs at the door: this access key marks them. */
export const LAB_ACCESS_KEY = 'LABOWNPARTS0000000000';
