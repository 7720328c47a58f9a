import { describe, expect, it } from '@jest/globals';
import {
  parseQueryParams,
  renderQueryError,
  renderQueryResult,
} from '../../../../lab/door/wire/query-protocol.ts';

const parsed = (form: string) => parseQueryParams(new URLSearchParams(form));
const QUERY = { namespace: 'urn:q', entry: 'member' } as const;
const EC2 = { namespace: 'urn:ec2', entry: 'item' } as const;

describe('Query parameters', () => {
  it('nest member lists of structures in the order of their numbers', () => {
    expect(
      parsed('Action=X&Version=1&Tags.member.10.Key=j&Tags.member.2.Key=b&Tags.member.2.Value=v'),
    ).toEqual({
      Tags: [{ Key: 'b', Value: 'v' }, { Key: 'j' }],
    });
  });

  it('nest lists without member, as EC2 writes them', () => {
    expect(parsed('InstanceId.1=i-1&InstanceId.2=i-2&TagSpecification.1.Tag.1.Key=k')).toEqual({
      InstanceId: ['i-1', 'i-2'],
      TagSpecification: [{ Tag: [{ Key: 'k' }] }],
    });
  });

  it('keep leaves as texts and an empty list as an empty text', () => {
    expect(parsed('MinSize=3&ForceDelete=true&Targets=')).toEqual({
      MinSize: '3',
      ForceDelete: 'true',
      Targets: '',
    });
  });

  it('cannot reach the prototype of objects', () => {
    parsed('__proto__.polluted=1&constructor.prototype.polluted=1');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('Query answers', () => {
  it('have results, list entries and dates in the services’ form', () => {
    const answer = { Groups: [{ Name: 'a<b', At: new Date(0), Gone: undefined }], Empty: [] };
    expect(renderQueryResult(QUERY, 'DescribeGroups', answer, 'id-1')).toBe(
      '<DescribeGroupsResponse xmlns="urn:q"><DescribeGroupsResult><Groups><member><Name>a&lt;b</Name>' +
        '<At>1970-01-01T00:00:00.000Z</At></member></Groups><Empty></Empty></DescribeGroupsResult>' +
        '<ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></DescribeGroupsResponse>',
    );
  });

  it('use item and no result element for EC2', () => {
    expect(renderQueryResult(EC2, 'Op', { aSet: ['x'] }, 'id')).toBe(
      '<OpResponse xmlns="urn:ec2"><requestId>id</requestId><aSet><item>x</item></aSet></OpResponse>',
    );
  });

  it('blame the sender below 500 only', () => {
    const error = { code: 'C', message: 'M', status: 400 };
    expect(renderQueryError(QUERY, error, 'id')).toContain(
      '<Type>Sender</Type><Code>C</Code><Message>M</Message>',
    );
    expect(renderQueryError(QUERY, { ...error, status: 500 }, 'id')).toContain('<Type>Receiver</Type>');
    expect(renderQueryError(EC2, error, 'id')).toMatch(/^<Response><Errors><Error><Code>C</);
  });
});
