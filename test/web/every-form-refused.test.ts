import { afterAll, beforeAll, expect, it } from 'vitest';
import { routesWithPolicies } from '../../src/cli/routes.command.js';
import { type App, openApp } from '../support/app.js';
import { busyDay } from '../support/busy-day.js';
import { everyForm } from '../support/every-form.js';
import { formsOf } from '../support/forms.js';
import { formsOfPatients, type PatientForm } from '../support/patient-forms.js';
import { smallClinic } from '../support/small-clinic.js';
import { staffMember } from '../support/staff.js';

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', env: { BOOKING_CHALLENGE: 'off' } });
  await busyDay(app);
});
afterAll(() => app.close());

/** What is typed, and what stands in the field afterwards if the form comes back: control characters are taken out. */
const odd = {
  'far too long': ['long '.repeat(4000), /^long long/],
  'of several lines': ['one\r\ntwo', /one\s+two/],
  'with control characters': ['a\u0000b\u0007', /^ab$/],
} as const;

/** Passwords and codes are typed again; of whose day there is a drawing (`who`), nobody chooses while none can be drawn. */
const notKept = /^(password|current|code|who)$/;
/** What ends a thing comes after what needs it. */
const isLast = (path: string) => /retirement|removal|sign-out|sessions|password|\/undo$/.test(path);
/** Of the offers and of the translations one stands for all. */
const kindOf = (name: string) => name.replace(/\.[^.]+\/[^.]+|(?<=translations)\.[^.]+/, '');

const likely: readonly (readonly [RegExp, string])[] = [
  [/mail|copies|replyTo/i, 'kept@example.org'],
  [/phone/i, '+1 631 555 0188'],
  [/^(name|alt|note|text|reason|label|title|description|q|overbook)$/, 'Typed before'],
];

/** The form with something in every field for which anything can be thought up. */
function filledIn({ filled, typed }: PatientForm): Readonly<Record<string, readonly string[]>> {
  const entries = Object.entries(filled).map(([name, values]) => {
    const isEmpty = typed.includes(name) && values.every((value) => value === '');
    const [, text] = likely.find(([about]) => isEmpty && about.test(name)) ?? [];
    return [name, text === undefined ? values : [text]] as const;
  });
  return Object.fromEntries(entries);
}

function post({ action, cookie, isMultipart, page }: PatientForm, fields: Readonly<Record<string, readonly string[]>>) {
  const headers = { cookie, origin: 'http://clinic.test', referer: `http://clinic.test${page}` };
  const asked = app.http.post(action).set(headers).redirects(0);
  const pairs = Object.entries(fields).flatMap(([name, values]) => values.map((value) => [name, value]));
  if (!isMultipart) return asked.send(new URLSearchParams(pairs).toString());
  for (const [name, value] of pairs) asked.field(name!, value!);
  return asked;
}

const pathOf = (address: string) => address.split(/[?#]/)[0];
const isSentTo = (form: { readonly action: string; readonly elsewhere: readonly string[] }, action: string) =>
  [form.action, ...form.elsewhere].some((address) => pathOf(address) === pathOf(action));

/** As it stands on its page now, if it still does: something was saved meanwhile. */
async function fresh(form: PatientForm): Promise<PatientForm | undefined> {
  const { text } = await app.http.get(form.page).set('cookie', form.cookie);
  const again = formsOf(text, pathOf(form.page)!).find(
    (one) => isSentTo(one, form.action) && one.names.length >= form.names.length,
  );
  return again && { ...form, ...again, action: form.action };
}

/** What is wrong with the answer to a form of which one field was refused. */
function wrongWith(
  html: string,
  form: PatientForm,
  name: string,
  sent: object,
  comesBackAs: RegExp,
): string | undefined {
  const forms = formsOf(html, form.action).filter((one) => isSentTo(one, form.action));
  if (forms.length === 0) return 'the form is not there';
  const others = Object.entries(sent as Record<string, readonly string[]>).filter(
    ([other]) => other !== name && !form.hidden.includes(other) && !notKept.test(other),
  );
  const lost = forms.map(({ filled }) =>
    others.flatMap(([other, values]) => (values.every((value) => filled[other]?.includes(value)) ? [] : [other])),
  );
  if (lost.every((names) => names.length > 0)) return `lost: ${lost[0]!.join(' ')}`;
  if (!notKept.test(name) && !forms.some(({ filled }) => filled[name]?.some((value) => comesBackAs.test(value))))
    return 'the field itself is empty';
  // Often something else has to be chosen first, of which the form complains; what was typed waits there.
  return /aria-invalid="true"|-error"|class="notice bad"/.test(html) ? undefined : 'nothing says what is wrong';
}

it('whatever is refused comes back in its form, with what is wrong beside it and everything else that was typed', {
  timeout: 600_000,
}, async () => {
  const admin = await staffMember(app, ['admin', 'reception', 'practitioner'], { practitioner: 'mei' });
  const { cookie } = admin;
  const ofStaff = [...(await everyForm(app, await routesWithPolicies(), admin))];
  const forms = [
    ...(await formsOfPatients(app, admin)),
    ...ofStaff.map(([route, form]) => ({ ...form, route, cookie })),
  ].filter(({ typed }) => typed.length > 0);
  const wrong: string[] = [];
  let refused = 0;
  for (const found of forms.toSorted((a, b) => Number(isLast(a.route)) - Number(isLast(b.route)))) {
    const names = [...new Map(found.typed.map((name) => [kindOf(name), name])).values()];
    const tries = Object.entries(odd).flatMap(([what, [value, seen]]) =>
      names.map((name) => ({ what, value, seen, name })),
    );
    let form: PatientForm | undefined = found;
    for (const { what, value, seen, name } of tries) {
      if (!form) break;
      const sent = filledIn(form);
      const { status, text } = await post(form, { ...sent, [name]: [value] });
      if (status < 400) {
        form = await fresh(form);
        continue;
      }
      refused++;
      const fault = [400, 409, 422].includes(status) ? wrongWith(text, form, name, sent, seen) : `answered ${status}`;
      if (fault) wrong.push(`${form.route} ${name}, ${what}: ${fault}`);
    }
  }

  expect(wrong).toEqual([]);
  expect([forms.length > 45, refused > 250]).toEqual([true, true]);
});
