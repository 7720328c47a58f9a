/** A tag as CloudFormation and most AWS services write it. */
export interface Tag {
  readonly Key: string;
  readonly Value: string;
}
