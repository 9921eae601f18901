/** In characters. */
export const shortestReason = 20;
export const openMinutes = 60;

/** That one administrator had one patient's record open, and why. */
export interface EmergencyAccessGrant {
  readonly id: string;
  readonly patientId: string;
  readonly patient: string;
  /** The administrator's name. */
  readonly by: string;
  readonly reason: string;
  readonly at: Date;
  readonly until: Date;
  /** Closed before the hour was over. */
  readonly closedAt: Date | null;
}
