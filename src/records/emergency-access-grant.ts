/** Characters of a reason that says something. */
export const shortestReason = 20;
export const openMinutes = 60;

/** One administrator had one patient's record open, and why. */
export interface EmergencyAccessGrant {
  readonly id: string;
  readonly patientId: string;
  readonly patient: string;
  /** Their name. */
  readonly by: string;
  readonly reason: string;
  readonly at: Date;
  readonly until: Date;
  /** Before the hour was over. */
  readonly closedAt: Date | null;
}
