/** The look of the API's page: the tokens of the house, one column along a hairline. */
export const referenceStyle = `
:root {
  color-scheme: light dark;
  --paper: #faf7f1;
  --raised: #fffdf9;
  --ink: #23201b;
  --soft: #575046;
  --hair: #cfc5b4;
  --jade: #0d5a49;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #191714;
    --raised: #211e1a;
    --ink: #f0eae0;
    --soft: #bfb6a8;
    --hair: #453f36;
    --jade: #86d1b9;
  }
}
* { box-sizing: border-box; }
html { font: 100%/1.5 var(--sans); color: var(--ink); background: var(--paper); scroll-padding-top: 1rem; }
body { margin: 0; overflow-wrap: anywhere; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 6rem; }
h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.2; margin: 0; }
h1 { font-size: 2.25rem; }
h2 { font-size: 1.6rem; padding-top: 3rem; }
h3 { font-size: 1.2rem; }
p { margin: 0.5rem 0; max-width: 42rem; }
a { color: var(--jade); text-underline-offset: 0.2em; }
:focus-visible { outline: 2px solid var(--jade); outline-offset: 3px; border-radius: 2px; }
code, pre { font: 0.875rem/1.5 var(--mono); }
small { font-size: 0.875rem; color: var(--soft); font-variant-numeric: tabular-nums; }
.method { font-weight: 700; }
nav ul { list-style: none; margin: 1.5rem 0 0; padding: 1rem 0; border-block: 1px solid var(--hair); }
nav li { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; justify-content: space-between; padding: 0.25rem 0; }
nav code { color: var(--soft); }
article { position: relative; margin-top: 1.5rem; padding: 0 0 0.5rem 1.5rem; border-left: 1px solid var(--hair); }
article::before {
  content: ""; position: absolute; left: -0.3rem; top: 0.45rem; width: 0.6rem; height: 0.6rem;
  border: 2px solid var(--jade); border-radius: 50%; background: var(--paper);
}
:target { scroll-margin-top: 1rem; }
article:target::before { background: var(--jade); }
.field:target dt code { text-decoration: underline; text-underline-offset: 0.3em; }
dl { margin: 0.75rem 0; }
.field { display: grid; grid-template-columns: 12rem 1fr; gap: 0 1rem; padding: 0.5rem 0; border-top: 1px solid var(--hair); }
dd { margin: 0; }
dd p { margin: 0; }
details { margin: 0.5rem 0; }
summary { cursor: pointer; color: var(--jade); min-height: 1.75rem; }
pre { margin: 0.25rem 0 0; padding: 0.75rem 1rem; overflow-x: auto; overflow-wrap: normal; background: var(--raised); border: 1px solid var(--hair); border-radius: 4px; }
.answers { list-style: none; margin: 0.75rem 0 0; padding: 0; }
.answers li { padding: 0.25rem 0; }
.answers b { display: inline-block; min-width: 2.75rem; font-variant-numeric: tabular-nums; }
.answers a { margin-right: 0.75rem; }
@media (max-width: 34rem) {
  .field { grid-template-columns: 1fr; }
  nav li { display: block; }
  nav code { display: block; }
}
@media print { nav, summary { display: none; } }
`;
