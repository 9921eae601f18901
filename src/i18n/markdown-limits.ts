/** The longest text of a clinic in Markdown. */
const longest = 30_000;
/** Of what a parser's time grows with the square: more than anybody writes, and still a moment. */
const mostMarks = 1500;
const mostNestedLines = 100;
const mostNested = 4;
const deepestIndent = 24;

const marker = />|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)/;
const markers = new RegExp(`[ \\t]*(?:${marker.source})`, 'gm');
const nestedLine = new RegExp(`^(?:[ \\t]*(?:${marker.source})){2,}`, 'gm');

/**
 * The text as it is, but for what only attacks contain: lists in lists on the same line without end, lists as deep as the
 * text is long, and thousands of marks. Those lose their marks or show them.
 */
export function withinLimits(text: string): string {
  let marks = 0;
  let lines = 0;
  return text
    .slice(0, longest)
    .replace(new RegExp(`^[ \\t]{${deepestIndent},}`, 'gm'), ' '.repeat(deepestIndent))
    .replace(nestedLine, (run) =>
      run
        .match(markers)!
        .slice(0, lines++ < mostNestedLines ? mostNested : 1)
        .join(''),
    )
    .replace(/\\[^]|[*_[\]]/g, (mark) => (mark.length === 1 && ++marks > mostMarks ? `\\${mark}` : mark));
}
