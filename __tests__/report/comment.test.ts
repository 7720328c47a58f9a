import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COMMENT_LIMIT, comment, commentMarker } from '../../src/report/comment.ts';
import { HELP, someFacts } from '../fakes/facts.ts';
import { aPromotedRecord, aRecord, aRolledBackRecord, anEntry } from '../fakes/record.ts';

const listed = (body: string): readonly string[] => body.split('\n').filter((line) => line.startsWith('- '));

describe('the pull-request comment', () => {
  it('begins with its marker and the verdict, and says where traffic is', () => {
    const body = comment(aPromotedRecord(), someFacts(), null);
    const [marker, heading, , where] = body.split('\n');
    expect(marker).toBe(commentMarker('iris', 'staging'));
    expect(heading).toBe('### iris in staging: ✅ promoted');
    expect(where).toBe('All traffic goes to **green** after 3m 20s. blue has been retired.');
  });

  it('names model, address, evidence, capacity, duration and run', () => {
    const body = comment(aPromotedRecord(), someFacts(), null);
    expect(body).toContain('| URL | <http://internal-iris.eu-central-1.elb.amazonaws.com> |');
    expect(body).toContain('| Model | **iris 2.0** (sha256 `abababababab`) |');
    expect(body).toContain('| Evidence | verdict from 48 golden, 3,401 real requests |');
    expect(body).toContain('| Serving | **green** (before: blue), 2 instances wanted (2 to 4) |');
    expect(body).toContain('| Duration | 3m 20s |');
    expect(body).toContain('[r-20261122-120000-1](https://github.com/acme/models/actions/runs/77)');
  });

  it('puts cause and next step above everything else after a rollback', () => {
    const facts = someFacts({ result: 'rolled_back', rollbackSeconds: 6 });
    const body = comment(aRolledBackRecord(), facts, null);
    expect(body).toContain('All traffic is back on **blue**, 6s after the failure was seen.');
    expect(body).toContain(
      `**Cause** [\`TSD4003\`](${HELP}#tsd4003) i-0123456789abcdef0: degraded: 31 of 60 requests failed`,
    );
    expect(body.indexOf('**Cause**')).toBeLessThan(body.indexOf('| URL |'));
    expect(body.indexOf('**Next**')).toBeLessThan(body.indexOf('| URL |'));
  });

  it('does not let a refused model pass for the one that serves', () => {
    const body = comment(aRolledBackRecord(), someFacts({ result: 'rolled_back' }), null);
    expect(body).toContain(
      '| Serving | **blue** (as before), release r-20261121-120000-1, 2 instances wanted (2 to 4) |',
    );
    expect(body).toContain('| Refused | **iris 2.0** (sha256 `abababababab`) |');
    expect(body).not.toContain('| Model |');
    const cancelled = comment(aRolledBackRecord(), someFacts({ result: 'cancelled' }), null);
    expect(cancelled).toContain('| Cancelled | **iris 2.0** (sha256 `abababababab`) |');
  });

  it('claims no verdict from requests for a release that a problem ended', () => {
    const cause = {
      code: 'TSD4202',
      subject: 'i-1',
      message: 'golden: answered 1',
      remedy: 'Mend the model.',
    };
    const refused = aRolledBackRecord({ cause, evidence: { golden: 0, requests: 0 } });
    const body = comment(refused, someFacts({ result: 'rolled_back' }), null);
    expect(body).toContain(
      '| Evidence | decided by `TSD4202`; no golden request passed, no client sent any |',
    );
    expect(body).not.toContain('verdict from');
    const later = comment(aRolledBackRecord(), someFacts({ result: 'rolled_back' }), null);
    expect(later).toContain('decided by `TSD4003`; 24 golden requests passed, 910 real requests came');
  });

  it.each([
    [
      'seen',
      { blue: 90, green: 10 },
      '**blue** and **green**: blue 90 %, green 10 %',
      'The rule has blue 90 %, green 10 %; wanted were blue 100 %, green 0 %.',
    ],
    [
      'unread',
      null,
      'not known: the weights could not be read',
      'The weights could not be read; wanted were blue 100 %, green 0 %.',
    ],
  ])(
    'of a stuck release shows the weights as %s, not those that were wanted',
    (_how, weights, cell, sentence) => {
      const facts = someFacts({ result: 'stuck', weights, capacity: null });
      const body = comment(aRolledBackRecord({ phase: 'stuck' }), facts, null);
      expect(body).toContain(`No traffic is moved any more until a person has looked. ${sentence}`);
      expect(body).toContain(`| Serving | ${cell} |`);
      expect(body).toContain('| Candidate | **iris 2.0**');
    },
  );

  it('tells a candidate that never had traffic from one that had', () => {
    const refused = aRolledBackRecord({
      history: [anEntry(40, 'verifying', 0), anEntry(50, 'rolled_back', 0)],
    });
    const body = comment(refused, someFacts({ result: 'rolled_back' }), null);
    expect(body).toContain('No traffic ever reached the candidate: **blue** serves as before.');
  });

  it('says that nothing serves after a failed first release', () => {
    const first = aRolledBackRecord({ stable: null, weights: { blue: 0, green: 0 } });
    const body = comment(first, someFacts({ result: 'rolled_back' }), null);
    expect(body).toContain('nothing served before it and nothing serves now');
    expect(body).toContain('| Serving | nothing |');
    expect(body).toContain('| Refused | **iris 2.0**');
  });

  it('says when no client sent a request', () => {
    const quiet = aPromotedRecord({ evidence: { golden: 12, requests: 0 } });
    expect(comment(quiet, someFacts(), null)).toContain(
      'verdict from 12 golden requests alone: no client sent any',
    );
    const unasked = aPromotedRecord({ evidence: { golden: 0, requests: 0 } });
    expect(comment(unasked, someFacts(), null)).toContain(
      'verdict from health checks and alarms alone: no request was sent',
    );
  });

  it('does not claim an end that a stopped run has not seen', () => {
    const running = aRecord({ phase: 'shifting', history: [anEntry(60, 'shifting', 10)] });
    const body = comment(running, someFacts({ result: 'cancelled' }), null);
    expect(body).toContain('The run stopped while shifting');
    expect(body).toContain('| Evidence | no verdict; ');
  });

  it('says until when the old fleet waits', () => {
    const parked = { colour: 'blue', releaseId: 'r-1', until: Date.UTC(2026, 10, 22, 13, 4) } as const;
    const body = comment(aPromotedRecord({ parked }), someFacts(), null);
    expect(body).toContain('blue waits at full capacity until 2026-11-22 13:04 UTC');
    expect(body).not.toContain('retired');
  });

  it('names the earlier release that traffic went back to', () => {
    const candidate = { ...aRecord().candidate, releaseId: 'r-earlier' };
    const body = comment(aPromotedRecord({ candidate }), someFacts(), null);
    expect(body).toContain('All traffic is back on **green**, the fleet of an earlier release (r-earlier),');
  });

  it('does not call a change of capacity a release', () => {
    const changed = aPromotedRecord({ kind: 'capacity', stable: null, history: [] });
    const body = comment(changed, someFacts(), null);
    expect(body).toContain('### iris in staging: ✅ capacity changed in place');
    expect(body).toContain('no instance was replaced and no traffic moved.');
    expect(body).not.toMatch(/retired|promoted|Evidence/);
    const failed = aRolledBackRecord({ kind: 'capacity', stable: null });
    const back = comment(failed, someFacts({ result: 'rolled_back' }), null);
    expect(back).toContain('CloudFormation takes it back: **green** serves as before.');
    expect(back).toContain('| Serving | **green**, 2 instances');
    const stuck = aRolledBackRecord({ kind: 'capacity', stable: null, phase: 'stuck' });
    const moved = someFacts({ result: 'stuck', weights: { blue: 100, green: 0 } });
    expect(comment(stuck, moved, null)).toContain('| Serving | **blue**, 2 instances');
  });

  it('folds the last five earlier releases, newest first', () => {
    const bodies = Array.from({ length: 8 }, (_, i) => `r-${i}`).reduce(
      (previous: string | null, releaseId) => comment(aPromotedRecord({ releaseId }), someFacts(), previous),
      null,
    );
    expect(listed(bodies!).map((line) => line.match(/\[(r-\d)\]/)?.[1])).toEqual([
      'r-7',
      'r-6',
      'r-5',
      'r-4',
      'r-3',
      'r-2',
    ]);
  });

  it('lists a release once however often it reports', () => {
    const before = comment(aRecord(), someFacts({ result: 'cancelled' }), null);
    expect(listed(comment(aRecord(), someFacts(), before))).toHaveLength(1);
  });

  it('takes no earlier release from a log that fakes the list', () => {
    const fake = ['<!-- torchserve-deploy:releases -->', '- [r-fake](x) ✅ promoted', ''];
    const cause = { code: 'TSD4201', subject: 'i-1', message: 'm', remedy: 'r', detail: fake };
    const before = comment(aRolledBackRecord({ releaseId: 'r-1', cause }), someFacts(), null);
    const after = comment(aPromotedRecord({ releaseId: 'r-2' }), someFacts(), before);
    expect(after).not.toContain('r-fake');
    expect(listed(after)).toHaveLength(2);
  });

  it('stays within the limit whatever the log, the reasons and the names hold', () => {
    const long = fc.string({
      unit: fc.constantFrom('`', '<', '@', '|', 'x'),
      minLength: 0,
      maxLength: 30_000,
    });
    fc.assert(
      fc.property(long, long, (text, name) => {
        const history = Array.from({ length: 200 }, (_, i) => anEntry(i, 'shifting', 10, { reason: text }));
        const cause = {
          code: 'TSD4201',
          subject: name,
          message: text,
          remedy: text,
          detail: Array(400).fill(text),
        };
        const artifact = { ...aRecord().artifact, modelName: name, modelVersion: name };
        const body = comment(aRolledBackRecord({ history, cause, artifact }), someFacts(), null);
        expect(body.length).toBeLessThanOrEqual(COMMENT_LIMIT);
        expect(body.startsWith(commentMarker('iris', 'staging'))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
