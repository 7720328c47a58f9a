import type { ApiCall } from '../../lab/ports.ts';

/** What happens to a run at a point. `lost`: its answer is lost, the run itself goes on. */
export const BLOWS = ['kill', 'lost', 'SIGINT', 'SIGTERM'] as const;
export type Blow = (typeof BLOWS)[number];

/** A place in a run: before or after the n-th call of one operation (from 1), counted over the whole run. */
export interface Point {
  readonly operation: string;
  readonly nth: number;
  readonly moment: 'before' | 'after';
  readonly blow: Blow;
}

export const told = ({ operation, nth, moment, blow }: Point): string =>
  `${blow} ${moment} ${operation} #${nth}`;

/** `autoscaling UpdateAutoScalingGroup`; an object in S3 by its folder and kind, as names differ from run to run. */
export const operationOf = ({ service, operation }: ApiCall): string =>
  service === 's3' ? `s3 ${objectKind(operation)}` : `${service} ${operation}`;

function objectKind(operation: string): string {
  const [method = '', path = ''] = operation.split(/ (.*)/s);
  const key = path.replace(/^\/[^/]+\/?/, '').split('?')[0] ?? '';
  const folder = key.split('/')[0] ?? '';
  const kind = /current\.json$|intent\.json$|\.request\.json$/.exec(key)?.[0] ?? '';
  return `${method} ${folder}${kind === '' ? '' : ` ${kind}`}`;
}

/** Whether a call changes anything at AWS. */
export const isWrite = ({ service, operation }: ApiCall): boolean =>
  service === 's3' ? !/^(?:GET|HEAD) /.test(operation) : !/^(?:Describe|Get|List|Assume)/.test(operation);

/**
 * All points of a run that made these calls. Between two writes nothing changes at AWS, so that a run that ends at any
 * of the reads between leaves the same behind: one of them stands for all. A read that ends a run with a kill is the
 * kill after the write before it.
 */
export function pointsOf(calls: readonly ApiCall[]): readonly Point[] {
  const counts = new Map<string, number>();
  const points: Point[] = [];
  let readSinceWrite = false;
  for (const call of calls) {
    const operation = operationOf(call);
    const nth = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, nth);
    if (isWrite(call)) {
      readSinceWrite = false;
      points.push(...around({ operation, nth }));
    } else if (!readSinceWrite) {
      readSinceWrite = true;
      points.push(
        ...(['lost', 'SIGINT', 'SIGTERM'] as const).map((blow) => at({ operation, nth }, 'before', blow)),
      );
    }
  }
  return points;
}

type Call = Pick<Point, 'operation' | 'nth'>;

const at = (call: Call, moment: Point['moment'], blow: Blow): Point => ({ ...call, moment, blow });

/** An answer is lost after the call; lost before it, the call never came. */
const around = (call: Call): readonly Point[] =>
  (['before', 'after'] as const).flatMap((moment) => BLOWS.map((blow) => at(call, moment, blow)));
