import { describe, expect, it } from '@jest/globals';
import { refusalSummary, summary, unchangedSummary } from '../../src/report/summary.ts';
import { HELP, someFacts } from '../fakes/facts.ts';
import { T0, aPromotedRecord, aRolledBackRecord } from '../fakes/record.ts';

describe('the job summary', () => {
  it('says the verdict first', () => {
    expect(summary(aPromotedRecord(), someFacts()).split('\n')[0]).toBe('### iris in staging: ✅ promoted');
  });

  it('draws the way the release took, with the time each stage lasted', () => {
    const text = summary(aPromotedRecord(), someFacts());
    expect(text).toContain('s0["provisioning<br/>40s"]:::calm');
    expect(text).toContain('s2["10 % on green<br/>1m 00s"]:::calm');
    expect(text).toContain('s6["promoted"]:::good');
    expect(text).toContain('s0 --> s1 --> s2 --> s3 --> s4 --> s5 --> s6');
  });

  it('draws a rollback in another colour', () => {
    const facts = someFacts({ result: 'rolled_back', finishedAt: T0 + 130_000 });
    expect(summary(aRolledBackRecord(), facts)).toContain('s4["rolling back<br/>6s"]:::bad');
  });

  it('tables weights and health over time with the reason of each change', () => {
    const text = summary(aRolledBackRecord(), someFacts({ result: 'rolled_back' }));
    expect(text).toContain('| after | phase | blue (stable) | green (candidate) | | why |');
    expect(text).toContain(
      '| 2m 04s | rolling back | 100 %, 2 healthy | 0 %, 0 healthy | ✗ | an instance is degraded |',
    );
  });

  it('lists every problem of a refused request', () => {
    const problem = (code: string) => ({
      code,
      subject: 'min-size',
      message: 'a|b',
      remedy: 'Use a number.',
    });
    const text = refusalSummary('iris in staging', [problem('TSD1201'), problem('TSD1202')], HELP);
    expect(text).toContain('Nothing was changed.');
    expect(text).toContain(`| [\`TSD1201\`](${HELP}#tsd1201) | min-size | a\\|b | Use a number. |`);
    expect(text).toContain(`| [\`TSD1202\`](${HELP}#tsd1202) |`);
  });

  it('says that there was nothing to do', () => {
    expect(unchangedSummary('iris in staging', 'green already serves exactly this')).toContain(
      'green already serves exactly this. Nothing was changed.',
    );
  });
});
