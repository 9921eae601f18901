/** `09:30` → 570; `24:00` → 1440. */
export function minuteOf(wallTime: string): number {
  return Number(wallTime.slice(0, 2)) * 60 + Number(wallTime.slice(3));
}

/** 570 → `09:30`; 1440 → `24:00`. */
export function wallTimeOf(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

const two = (number: number) => String(number).padStart(2, '0');
