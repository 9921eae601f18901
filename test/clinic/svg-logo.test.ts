import { describe, expect, it } from 'vitest';
import { logoOf } from '../../src/clinic/logo.js';
import { cleanSvg } from '../../src/clinic/svg-logo.js';

const drawing = (inside: string, more = '') =>
  `<?xml version="1.0"?><!-- by an editor --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"${more}>${inside}</svg>`;
const shape = '<path d="M0 0h40"/>';

it('a logo of plain shapes stays as it was drawn', () => {
  expect(cleanSvg(drawing('<g fill="currentColor"><circle cx="4" cy="4" r="2"/></g>'))).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><g fill="currentColor"><circle cx="4" cy="4" r="2"></circle></g></svg>',
  );
});

it('colors that a drawing program wrote as styles are kept as attributes', () => {
  expect(cleanSvg(drawing('<path d="M0 0" style="fill: #123456; stroke: none; -inkscape-x: 1"/>'))).toContain(
    '<path d="M0 0" fill="#123456" stroke="none"></path>',
  );
});

describe('nothing in a logo runs, loads or leads anywhere:', () => {
  it.each([
    ['a script', `<script>alert(1)</script>${shape}`],
    ['a script of the other kind', `<script href="https://evil.example/x.js"/>${shape}`],
    ['a handler', `<path d="M0 0h40" onload="alert(1)" onclick='alert(1)'/>`],
    ['a link', `<a href="javascript:alert(1)">${shape}</a>${shape}`],
    ['a fill from elsewhere', `<path d="M0 0h40" fill="url(https://evil.example/#x)"/>`],
    ['a style that loads', `<path d="M0 0h40" style="fill:url('//evil.example/x');background:url(//evil.example)"/>`],
    ['an animation', `<path d="M0 0h40"><animate attributeName="href" to="javascript:alert(1)"/></path>`],
    ['an attribute that closes another', `<path d='M0 0h40"&gt;&lt;script&gt;alert(1)&lt;/script&gt;'/>`],
    ['text that is markup', `<text>&lt;script&gt;alert(1)&lt;/script&gt;</text>`],
    ['a CDATA section', `<text><![CDATA[<script>alert(1)</script>]]></text>`],
    ['a namespace', `<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>${shape}`],
    ['metadata', `<metadata><script>alert(1)</script></metadata><title onclick="x">t</title>${shape}`],
  ])('%s', (_, inside) => {
    const clean = cleanSvg(drawing(inside)) ?? '';

    expect(clean).not.toMatch(/<script|<a\b|on\w+=|evil|javascript|animate|style=|<title|xlink/);
    expect(clean.replace(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/, '')).not.toMatch(/https?:/);
  });

  it('an entity that grows is not grown', () => {
    const laughs = `<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]>`;
    expect((cleanSvg(`${laughs}${drawing('<text>&b;&b;&b;</text>').slice(21)}`) ?? '').length).toBeLessThan(100_000);
  });
});

it.each([
  ['no XML at all', 'hello'],
  ['a broken one', '<svg viewBox="0 0 1 1"><g></svg>'],
  ['a page', '<html><body/></html>'],
  ['one without a size', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'],
  [
    'one that looks different without its style sheet',
    drawing('<style>.a{fill:red}</style><path class="a" d="M0 0"/>'),
  ],
  ['one that is no shape for a logo', '<svg viewBox="0 0 Infinity Infinity"><path d="M0 0"/></svg>'],
  ['one a thousand times as high as wide', '<svg viewBox="0 0 1 1000"><path d="M0 0"/></svg>'],
  [
    'one that reads a file',
    `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg viewBox="0 0 9 9"><text>&x;</text></svg>`,
  ],
  ['one with a name of the language itself', '<svg viewBox="0 0 9 9"><__proto__/></svg>'],
  ['one nested too deeply', `<svg viewBox="0 0 9 9">${'<g>'.repeat(8000)}${'</g>'.repeat(8000)}</svg>`],
  ['one with a picture inside', drawing('<image href="data:image/png;base64,AAAA"/>')],
])('%s is not taken for a drawing', (_, text) => {
  expect(cleanSvg(text)).toBeNull();
});

it('a PNG is one by its bytes, whatever its address says', () => {
  expect(
    logoOf(`data:image/png;base64,${Buffer.from('<svg onload="alert(1)"/>'.repeat(4)).toString('base64')}`),
  ).toBeNull();
});
