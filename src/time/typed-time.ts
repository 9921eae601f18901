/**
 * The minute of the day somebody typed, in any usual way: `9`, `9am`, `9:30 p.m.`, `14:15`, `0930`, `9.30`, `9 Uhr`,
 * `14 h 30`, `noon`, `下午2点15`; 1440 for `24:00`. Null when it is no time.
 */
export function typedMinute(text: string): number | null {
  const typed = text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  const named = names.find((words) => words.includes(typed));
  if (named) return named === noon ? 720 : 0;
  const found = shape.exec(typed);
  if (!found) return null;
  const [, before, hours, minutes = '0', after] = found;
  const half = after ?? (before && (mornings.includes(before) ? 'a' : 'p'));
  const [hour, minute] = [Number(hours), minutes === '半' ? 30 : Number(minutes)];
  if (minute > 59 || (half ? hour < 1 || hour > 12 : hour * 60 + minute > 1440)) return null;
  return (half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour) * 60 + minute;
}

/** Likewise where something ends: midnight is the end of the day. */
export function typedEnd(text: string): number | null {
  return typedMinute(text) === 0 ? 1440 : typedMinute(text);
}

const noon = ['noon', 'midday', 'mittag', 'mittags', 'midi', 'mediodía', 'mediodia', '中午', '正午'];
const midnight = ['midnight', 'mitternacht', 'minuit', 'medianoche', '午夜'];
const names = [noon, midnight];
const mornings = ['上午', '早上', '早晨', '凌晨'];

const shape =
  /^(上午|早上|早晨|凌晨|中午|下午|傍晚|晚上)?(\d{1,2})(?:(?:[:.,]|heures?|h|uhr|点|时)?(\d\d|(?<=[点时])半)(?::00)?)?(?:uhr|heures?|horas?|hrs?|hs|h|min|点|时|分|o['’]clock)?(?:([ap])\.?(?:m\.?)?)?\.?$/;
