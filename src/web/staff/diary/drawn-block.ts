import type { Block } from './diary.js';

/** Time off, as much of it as a column shows. */
export interface DrawnBlock extends Block {
  /** Minutes from the upper edge. */
  readonly top: number;
  readonly minutes: number;
  /** It began before this column, or goes on after it. */
  readonly began: boolean;
  readonly goesOn: boolean;
  /** Where it is changed, by whoever may. */
  readonly href?: string | undefined;
}

/** In the column `[base, end)`. */
export function drawnBlocks(
  blocks: readonly Block[],
  [base, end]: readonly [number, number],
  hrefOf: (block: Block) => string | undefined,
): readonly DrawnBlock[] {
  return blocks
    .filter((block) => block.from < end && block.until > base)
    .map((block) => {
      const [from, to] = [Math.max(block.from, base), Math.min(block.until, end)];
      const cut = { began: from > block.from, goesOn: to < block.until };
      return { ...block, top: from - base, minutes: to - from, ...cut, href: hrefOf(block) };
    });
}
