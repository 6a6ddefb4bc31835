/** How the site writes telephone numbers. */
export interface NumberPlan {
  /** Country of the site, ISO 3166 in capitals: `JP`. */
  readonly region: string;
  /** What is dialled for an outside line; some PBXs put it before the caller's number. Empty: nothing. */
  readonly outsidePrefix?: string;
}
