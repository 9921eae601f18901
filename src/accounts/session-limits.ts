/** A session ends after so long a silence … */
export const idleMinutes = 30;
/** … and after so long in any case. */
export const longestHours = 12;
