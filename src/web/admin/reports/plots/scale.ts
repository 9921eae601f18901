import { scaleBand, scaleLinear } from 'd3-scale';

/** Across, in percent, so that a plot is as wide as its place and its words stay as large as all others. */
export interface Bands {
  readonly width: number;
  /** Left edge of the n-th. */
  readonly at: (n: number) => number;
  readonly middle: (n: number) => number;
  /** Between it and the one before. */
  readonly before: (n: number) => number;
}

export function bands(count: number): Bands {
  const scale = scaleBand<number>()
    .domain(Array.from({ length: count }, (_, n) => n))
    .range([0, 100])
    .paddingInner(0.28)
    .paddingOuter(0.1);
  const gap = scale.step() - scale.bandwidth();
  const at = (n: number) => round(scale(n) ?? 0);
  return {
    width: round(scale.bandwidth()),
    at,
    middle: (n) => round(at(n) + scale.bandwidth() / 2),
    before: (n) => round(at(n) - gap / 2),
  };
}

/** Upwards, in pixels: from the foot of the plot to its top. `marks`: three or so round values, without zero. */
export function heights(most: number, foot: number, top: number, whole: boolean) {
  const scale = scaleLinear()
    .domain([0, Math.max(most, whole ? 1 : 1e-9)])
    .nice(3)
    .range([foot, top]);
  const marks = scale.ticks(3).filter((mark) => mark > 0 && (!whole || Number.isInteger(mark)));
  return { y: (value: number) => round(scale(value)), marks };
}

const round = (value: number) => Math.round(value * 100) / 100;
