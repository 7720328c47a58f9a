import { describe, expect, it } from '@jest/globals';
import { DEPLOY_OUTPUTS } from '../../src/core/outputs.ts';
import type { Observation } from '../../src/core/observation.ts';
import type { ReleaseRecord } from '../../src/core/record.ts';
import { minimalOutputs, outputs } from '../../src/report/outputs.ts';
import { observation, stackView } from '../fakes/observation.ts';
import { aPromotedRecord } from '../fakes/record.ts';

const ARTIFACT = aPromotedRecord().artifact;
const seen = observation({ edge: stackView({ outputs: { ListenerArn: 'l', Url: 'http://edge' } }) });

const outputsOf = (record: ReleaseRecord, look: Observation | null) =>
  outputs({ result: 'promoted', artifact: ARTIFACT, record, seen: look, changed: true });

describe('the outputs', () => {
  it('are those that action.yml names, no more and no fewer', () => {
    expect(Object.keys(outputsOf(aPromotedRecord(), seen)).toSorted()).toEqual(
      Object.keys(DEPLOY_OUTPUTS).toSorted(),
    );
  });

  it('speak of the fleet that serves, by the weights seen', () => {
    expect(outputsOf(aPromotedRecord(), seen)).toMatchObject({
      url: 'http://edge',
      colour: 'blue',
      'fleet-name': 'group',
      'desired-capacity': '2',
      changed: 'true',
    });
  });

  it('say nothing of what serves when that could not be read', () => {
    expect(outputsOf(aPromotedRecord(), null)).toMatchObject({
      result: 'promoted',
      url: '',
      colour: '',
      'fleet-name': '',
    });
  });

  it('are one document with the history in it', () => {
    const record = aPromotedRecord();
    const { 'summary-json': json = '', ...others } = outputsOf(record, seen);
    expect(JSON.parse(json)).toEqual({ ...others, history: record.history });
  });

  it('say the result even when nothing is known', () => {
    expect(minimalOutputs('refused')['result']).toBe('refused');
  });
});
