/**
 * The minute of the day somebody typed, in any usual way: `9`, `9am`, `9:30 p.m.`, `14:15`, `0930`, `9.30`, `9 Uhr`,
 * `14 h 30`, `下午2点15`; 1440 for `24:00`. Null when it is no time.
 */
export function typedMinute(text: string): number | null {
  const found = shape.exec(text.normalize('NFKC').toLowerCase().replace(/\s+/g, ''));
  if (!found) return null;
  const [, before, hours, minutes = '0', after] = found;
  const half = after ?? (before && (before === '上午' ? 'a' : 'p'));
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (minute > 59 || (half ? hour < 1 || hour > 12 : hour * 60 + minute > 1440)) return null;
  return (half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour) * 60 + minute;
}

/** Likewise where something ends: midnight is the end of the day. */
export function typedEnd(text: string): number | null {
  return typedMinute(text) === 0 ? 1440 : typedMinute(text);
}

const shape = /^(上午|下午)?(\d{1,2})(?:(?::|\.|h|uhr|点|时)?(\d\d)|h|uhr|点|时)?(?:uhr|h|分)?(?:([ap])\.?(?:m\.?)?)?$/;
