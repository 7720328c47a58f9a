/**
 * Tells from a group's scaling activities why launches fail. Expects activities newest first, and looks only at those
 * after the last successful launch. A lack of capacity is a failure only when it affects every zone.
 */
export function launchTrouble(
  activities: readonly ScalingActivity[],
  zones: readonly string[],
): LaunchTrouble {
  const launches = activities.filter((activity) => activity.description.startsWith('Launching'));
  const succeeded = launches.findIndex((activity) => activity.status === 'Successful');
  const failed = launches
    .slice(0, succeeded === -1 ? launches.length : succeeded)
    .filter((activity) => activity.status === 'Failed');
  const permanent = failed.find((activity) => matches(activity.message, PERMANENT));
  if (permanent !== undefined) return { failure: permanent.message, shortage: null };
  const short = failed.filter((activity) => matches(activity.message, ZONE_SHORTAGE));
  const zonesWithout = new Set(short.map((activity) => activity.zone));
  const everywhere = zones.length > 0 && zones.every((zone) => zonesWithout.has(zone));
  const message = short[0]?.message ?? null;
  return everywhere ? { failure: message, shortage: null } : { failure: null, shortage: message };
}

/** The fields of a scaling activity that show whether launches can still succeed. */
export interface ScalingActivity {
  readonly status: string;
  readonly description: string;
  /** The only account of a failure: Auto Scaling gives no code (ASG-03). */
  readonly message: string;
  /** The zone of the launch; null when the activity does not name it. */
  readonly zone: string | null;
}

/** Failures that recur in every zone: the group would retry for ever. */
const PERMANENT: readonly RegExp[] = [
  /AMI ID '[^']*' does not exist/i, // ASG-05
  /image id '?\[?[^ ]*\]?'? (?:does not exist|is not valid)/i,
  /\bInvalidAMIID\b/,
  /your current (?:vCPU|instance|Spot)[^.]* limit|vCPU limit|VcpuLimitExceeded/i, // ASG-04
  /InstanceLimitExceeded|MaxSpotInstanceCountExceeded|maximum number of (?:running )?instances/i,
  /launch template[^.]* does not exist|InvalidLaunchTemplate/i,
  /security group '?[^ ]*'? does not exist/i,
  /Invalid IAM Instance Profile|Invalid IamInstanceProfile/i,
  /subnet ID '[^']*' does not exist/i,
  /Client\.(?:InternalError|InvalidKMSKey)/, // an encryption key the group may not use
];

/** Failures of one zone: another zone may have capacity. */
const ZONE_SHORTAGE: readonly RegExp[] = [
  /do not have sufficient .* capacity/i, // ASG-03
  /InsufficientInstanceCapacity|UnfulfillableCapacity/,
  /instance type .* is not supported in your requested Availability Zone/i,
];

const matches = (message: string, patterns: readonly RegExp[]): boolean =>
  patterns.some((pattern) => pattern.test(message));

/** The messages of failed launches. */
export interface LaunchTrouble {
  /** A failure that waiting cannot mend; null when there is none. */
  readonly failure: string | null;
  /** A lack of capacity in some zones, while others may have some; null when there is none. */
  readonly shortage: string | null;
}

export const NO_TROUBLE: LaunchTrouble = { failure: null, shortage: null };

/**
 * Reads the zone from the activity's details (JSON with "Availability Zone"), else from its message: "... you requested
 * (us-east-1a)".
 */
export function zoneOf(details: string | undefined, message: string): string | null {
  const fromDetails = /"Availability Zone"\s*:\s*"([^"]+)"/.exec(details ?? '')?.[1];
  return fromDetails ?? /Availability Zone[^(]*\(([-a-z0-9]+)\)/i.exec(message)?.[1] ?? null;
}
