import type { ApiCall } from '../../lab/ports.ts';
import { isWrite, kindOf } from '../kit/call-kind.ts';

/** A place in a run: before or after its n-th call of one kind, counted from 1 over the whole run. */
export interface Point {
  /** See `kindOf`. */
  readonly kind: string;
  readonly nth: number;
  readonly moment: 'before' | 'after';
  readonly blow: Blow;
}

/** What happens to a run at a point. `lost`: it loses the answer to its call and goes on. */
const BLOWS = ['kill', 'lost', 'SIGINT', 'SIGTERM'] as const;
type Blow = (typeof BLOWS)[number];

/** A point as text, e.g. `kill before autoscaling UpdateAutoScalingGroup #2`. */
export const pointText = ({ kind, nth, moment, blow }: Point): string => `${blow} ${moment} ${kind} #${nth}`;

/**
 * Every point of a run that made these calls: before and after each write, and before the first read after each write.
 * Nothing changes at AWS between two writes, so that one read stands for all reads between them. A kill at that read
 * would repeat the kill after the write.
 */
export function pointsOf(calls: readonly ApiCall[]): readonly Point[] {
  const counts = new Map<string, number>();
  const points: Point[] = [];
  let readSinceWrite = false;
  for (const call of calls) {
    const kind = kindOf(call);
    const nth = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, nth);
    if (isWrite(call)) {
      readSinceWrite = false;
      points.push(...around({ kind, nth }));
    } else if (!readSinceWrite) {
      readSinceWrite = true;
      points.push(
        ...(['lost', 'SIGINT', 'SIGTERM'] as const).map((blow) => at({ kind, nth }, 'before', blow)),
      );
    }
  }
  return points;
}

type Call = Pick<Point, 'kind' | 'nth'>;

const at = (call: Call, moment: Point['moment'], blow: Blow): Point => ({ ...call, moment, blow });

/** `lost` before a call means that the call never arrives. */
const around = (call: Call): readonly Point[] =>
  (['before', 'after'] as const).flatMap((moment) => BLOWS.map((blow) => at(call, moment, blow)));
