import { describe, expect, it } from '@jest/globals';
import {
  launchTrouble,
  zoneOf,
  type ScalingActivity,
} from '../../../src/aws/auto-scaling/scaling-failure.ts';

const ZONES = ['us-east-1a', 'us-east-1b'];

const short = (zone: string): string =>
  `We currently do not have sufficient g5.xlarge capacity in the Availability Zone you requested (${zone}). ` +
  'Our system will be working on provisioning additional capacity. Launching EC2 instance failed.';

const activity = (status: string, message: string): ScalingActivity => ({
  status,
  description: `Launching a new EC2 instance${status === 'Failed' ? `.  Status Reason: ${message}` : ': i-1'}`,
  message,
  zone: zoneOf(undefined, message),
});
const failed = (message: string): ScalingActivity => activity('Failed', message);
const launched = activity('Successful', '');
const unhealableFailure = (...args: Parameters<typeof launchTrouble>): string | null =>
  launchTrouble(...args).failure;

describe('a launch failure that waiting cannot heal', () => {
  it.each([
    ['ASG-05: the image is gone', "The AMI ID 'ami-1' does not exist. Launching EC2 instance failed."],
    [
      'ASG-05: the image is gone, in the words of a launch template',
      "You must use a valid fully-formed launch template. The image id '[ami-1]' does not exist",
    ],
    [
      'ASG-04: the quota is reached',
      'You have requested more vCPU capacity than your current vCPU limit of 384 allows for the instance bucket that ' +
        'the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request ' +
        'an adjustment to this limit. Launching EC2 instance failed.',
    ],
    ['the key cannot be used', 'Instance became unhealthy. Client.InternalError: Client error on launch'],
    ['the profile is gone', 'Invalid IAM Instance Profile name. Launching EC2 instance failed.'],
  ])('%s', (_name, message) => {
    expect(unhealableFailure([failed(message)], ZONES)).toBe(message);
  });

  it('ASG-03: is a lack of capacity in every zone, not in one', () => {
    const inOne = launchTrouble([failed(short('us-east-1a'))], ZONES);
    expect(inOne).toEqual({ failure: null, shortage: short('us-east-1a') });
    const everywhere = [failed(short('us-east-1b')), failed(short('us-east-1a'))];
    expect(unhealableFailure(everywhere, ZONES)).toBe(short('us-east-1b'));
  });

  it('is not one that lies before a launch that succeeded', () => {
    const message = "The AMI ID 'ami-1' does not exist.";
    expect(unhealableFailure([launched, failed(message)], ZONES)).toBeNull();
    expect(unhealableFailure([failed(message), launched], ZONES)).toBe(message);
  });

  it.each([
    ['ASG-06: an instance that died early', activity('Cancelled', 'Instance became unhealthy while waiting')],
    ['a launch under way', activity('InProgress', '')],
    ['a throttle', failed('Request limit exceeded. Launching EC2 instance failed.')],
    [
      'a termination',
      {
        status: 'Failed',
        description: 'Terminating EC2 instance: i-1',
        message: "The AMI ID 'ami-1' does not exist",
        zone: null,
      },
    ],
  ])('is not %s', (_name, one) => {
    expect(unhealableFailure([one], ZONES)).toBeNull();
  });

  it('is nothing for a group without zones or activities', () => {
    expect(unhealableFailure([], ZONES)).toBeNull();
    expect(unhealableFailure([failed(short('us-east-1a'))], [])).toBeNull();
  });
});

describe('the zone of an activity', () => {
  it('comes from its details, else from its message, else is not known', () => {
    expect(zoneOf('{"Subnet ID":"subnet-1","Availability Zone":"eu-west-1c"}', short('us-east-1a'))).toBe(
      'eu-west-1c',
    );
    expect(zoneOf(undefined, short('us-east-1a'))).toBe('us-east-1a');
    expect(zoneOf('{}', 'no word of it')).toBeNull();
  });
});
