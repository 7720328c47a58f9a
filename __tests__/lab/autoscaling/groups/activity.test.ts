import { describe, expect, it } from '@jest/globals';
import { inAnswerOrder, type Activity } from '../../../../lab/autoscaling/groups/activity.ts';

const activity = (id: string, startedAt: number, endedAt: number | null): Activity => ({
  id,
  description: 'Launching a new EC2 instance',
  cause: '',
  startedAt,
  endedAt,
  status: endedAt === null ? 'InProgress' : 'Successful',
  message: null,
  progress: 0,
  place: { subnetId: 'subnet-a', zone: 'us-east-1a' },
});

describe('activities', () => {
  it('ASG-02 are answered with those in progress first, then the newest', () => {
    const all = [
      activity('old', 1, 2),
      activity('running', 3, null),
      activity('new', 4, 5),
      activity('latest', 6, null),
    ];
    expect(inAnswerOrder(all).map(({ id }) => id)).toEqual(['latest', 'running', 'new', 'old']);
  });
});
