/** EC2's refusal of a launch from an image that was deregistered (ASG-05). */
export const imageGone = (imageId: string): string => `The AMI ID '${imageId}' does not exist.`;
