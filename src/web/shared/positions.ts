/**
 * Where things stand in a column of the diary, as classes: our pages have no inline styles (the content security policy
 * forbids them), and a rule for every minute would be thousands. Hundreds, tens and units of minutes are forty.
 */
export function position(from: number, minutes: number): string {
  return [...digits(from, 'at'), ...digits(minutes, 'for')].join(' ');
}

/** The column's height. */
export function height(minutes: number): string {
  return digits(minutes, 'for').join(' ');
}

/** Side by side. More than six are drawn over one another. */
export function lane(index: number, of: number): string {
  return of > 1 ? `lane-${Math.min(index, 5)} of-${Math.min(of, 6)}` : '';
}

/** The rules those classes refer to; `diary.css` reckons with the variables. */
export function positionRules(): string {
  const rules = ['at', 'for'].flatMap((prefix) => [
    ...counted(16, (n) => `.${prefix}-h${n}{--${prefix}-h:${n}}`),
    ...counted(10, (n) => `.${prefix}-t${n}{--${prefix}-t:${n}}`),
    ...counted(10, (n) => `.${prefix}-u${n}{--${prefix}-u:${n}}`),
  ]);
  const lanes = [...counted(6, (n) => `.lane-${n}{--lane:${n}}`), ...counted(6, (n) => `.of-${n + 1}{--of:${n + 1}}`)];
  return [...rules, ...lanes].join('\n');
}

function digits(minutes: number, prefix: string): string[] {
  const whole = Math.max(0, Math.min(1599, Math.round(minutes)));
  return [
    `${prefix}-h${Math.floor(whole / 100)}`,
    `${prefix}-t${Math.floor(whole / 10) % 10}`,
    `${prefix}-u${whole % 10}`,
  ];
}

const counted = (count: number, each: (n: number) => string) => Array.from({ length: count }, (_, n) => each(n));
