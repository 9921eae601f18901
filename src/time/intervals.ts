/**
 * Sorted, disjoint, half-open periods `[from, to)`, flat: `[from0, to0, from1, to1, …]`, in UTC epoch minutes.
 * Flat numbers, because all scheduling is arithmetic on them and a date object would cost more than the sum.
 */
export type Intervals = readonly number[];
