/** Left, top, width and height of something on the map. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** About what so many letters of the map's small print cover; `y` is their middle. */
export function textBox(x: number, y: number, letters: number, anchor: 'start' | 'middle'): Box {
  const width = letters * 6.4 + 4;
  return { x: anchor === 'middle' ? x - width / 2 : x, y: y - 8, width, height: 16 };
}
