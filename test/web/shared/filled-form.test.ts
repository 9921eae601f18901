import { expect, it } from 'vitest';
import type { TypedForm } from '../../../src/accounts/form-draft.js';
import { filledForm } from '../../../src/web/shared/filled-form.js';
import { formsOf } from '../../support/forms.js';

const form = `<details><summary>More</summary><form method="post">
  <input type="hidden" name="seen" value="new"/>
  <input name="name" value="old"/><textarea name="note"></textarea>
  <select name="kind"><option value></option><option value="a" selected>A</option></select><input name="kind" value/>
  <input type="checkbox" name="days" value="1" checked/><input type="checkbox" name="days" value="2"/>
  <input name="from" value/><input name="from" value/>
  <button name="do" value="save">Save</button><button formaction="#phases" name="do" value="add">Add</button>
</form></details><a href="?page=2">More</a><a href="#top">Top</a><a href="/staff">Home</a>`;
const page = (body = form) => `<!doctype html><html><body><main>${body}</main></body></html>`;
const fill = (typed: TypedForm, body?: string) =>
  filledForm(
    page(body),
    { action: '/admin/x?tab=1', page: '/admin/x?tab=1', typed },
    { notice: () => '<p>kept</p>', draft: 'id' },
  );
const filled = (typed: TypedForm) => formsOf(fill({ seen: 'then', ...typed }) ?? '', '')[0]?.filled;

it('what was typed stands in the fields again, in their order, and what was not ticked is not', () => {
  const typed = { name: '"<&>"', note: '\nindented', kind: ['', 'other'], days: '2', from: ['9', '17'], do: 'save' };

  expect(filled(typed)).toEqual({
    seen: ['then'],
    name: ['"<&>"'],
    note: ['\nindented'],
    kind: ['', 'other'],
    days: ['2'],
    from: ['9', '17'],
    do: [],
  });
});

it('what has no field on the page is not dropped: the page is not the one', () => {
  expect(filled({ from: ['9', '17', '18'] })).toBeUndefined();
  expect(filled({ kind: ['b', 'other'] })).toBeUndefined();
  expect(filled({ extra: 'x' })).toBeUndefined();
  expect(filled({ extra: '' })).toBeDefined();
});

it('the form goes where it went, from wherever its page is shown, and is in sight', () => {
  const html = fill({ seen: 'then', name: 'x' }, form)!;

  expect(html).toContain('action="/admin/x?tab=1&amp;draft=id"');
  expect(html).toContain('formaction="/admin/x?tab=1&amp;draft=id"');
  expect(html).toContain('<a href="/admin/x?page=2">');
  expect(html).toContain('<a href="#top">');
  expect(html).toContain('<details open="">');
});

it('of several forms with one address the one with the same hidden fields is filled', () => {
  const correction = (id: string) =>
    `<form method="post" action="/admin/x?tab=1"><input type="hidden" name="corrects" value="${id}"/><textarea name="text">${id}</textarea></form>`;
  const fresh = '<form method="post" action="/admin/x?tab=1"><textarea name="text"></textarea></form>';
  const body = correction('a') + fresh + correction('b');
  const texts = (typed: TypedForm) => formsOf(fill(typed, body)!, '').map(({ filled }) => filled['text']![0]);

  expect(texts({ text: 'typed' })).toEqual(['a', 'typed', 'b']);
  expect(texts({ text: 'typed', corrects: 'b' })).toEqual(['a', '', 'typed']);
});

it('above a form of the masthead there is no room: what happened is said first on the page', () => {
  const search = '<form method="post" action="/admin/x?tab=1"><input name="q"></form>';
  const html = filledForm(
    `<header>${search}</header><main><h1>Found</h1></main>`,
    { action: '/admin/x?tab=1', page: '/admin/x', typed: { q: 'Ann' } },
    { notice: () => '<p>kept</p>' },
  );

  expect(html).toContain('<main><p>kept</p><h1>');
  expect(html).toContain('value="Ann"');
});
