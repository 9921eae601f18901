/** `09:30` → 570; `24:00` → 1440. */
export function minuteOf(wallTime: string): number {
  return Number(wallTime.slice(0, 2)) * 60 + Number(wallTime.slice(3));
}

/** 570 → `09:30`; 1440 → `24:00`. */
export function wallTimeOf(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** As people type it: `9`, `9:30`, `9.30`, `0930`, `24:00`. Minutes of the day, or null. */
export function readTime(text: string): number | null {
  const found = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(text.trim());
  if (!found) return null;
  const minute = Number(found[1]) * 60 + Number(found[2] ?? 0);
  return Number(found[2] ?? 0) < 60 && minute <= 1440 ? minute : null;
}

const two = (number: number) => String(number).padStart(2, '0');
