import type { Row } from './row.js';

/** One line a figure: what, how much, the bare limit, the ratio, the goal, and whether it is met. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.name,
    `${figure(row.value)} ${row.unit}`,
    row.limit === undefined ? '' : `${figure(row.limit)} ${row.unit}`,
    row.ratio === undefined ? '' : row.ratio.toFixed(2),
    row.goal ?? '',
    row.goal === undefined ? '' : isMet(row) ? 'ok' : 'SHORT',
  ]);
  const all = [['', 'measured', 'limit', 'ratio', 'goal', ''], ...cells];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((line) => line[column]!.length)));
  const written = (line: readonly string[]) =>
    line
      .map((cell, column) =>
        column === 0 || column > 3 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join('  ')
      .trimEnd();
  return [written(all[0]!), widths.map((width) => '─'.repeat(width)).join('  '), ...all.slice(1).map(written)].join(
    '\n',
  );
}

/** Goals are written for people, `≤ 4 ms, ≥ 60 %`: `%` and `×` speak of the ratio, all else of the figure itself. */
export function isMet({ value, ratio = Number.NaN, goal = '' }: Row): boolean {
  return goal.split(', ').every((part) => {
    const [sense, number, unit] = part.split(' ');
    const seen = unit === '%' ? ratio * 100 : unit === '×' ? ratio : value;
    return sense === '≤' ? seen <= Number(number) : seen >= Number(number);
  });
}

function figure(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });
}
