/** One measured figure. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The bare limit of the machine for the same work, measured in the same run. */
  readonly limit?: number;
  /** How near to the limit: 1 is the limit itself. `value / limit` where less is better, and the same where more is. */
  readonly ratio?: number;
  /** The goal, in words: `≤ 10 µs`. */
  readonly goal?: string;
}
