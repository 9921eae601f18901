import { clock, longTime } from '../../time/wording.js';
import { say } from '../../i18n/words.js';
import type { Desk } from '../desk.js';
import type { OpeningNotice, StaffLetter, StaffNotice } from '../letter.js';
import type { Filling } from './content.js';

/** To someone who begins here: the link leads to a page, and only its button does anything. */
export function staffInvitation(data: StaffLetter, desk: Desk): Filling {
  const url = desk.staffLink('welcome', data.linkId);
  return common(data, 'staff-invitation', url, { hours: data.hours });
}

export function staffReset(data: StaffLetter, desk: Desk): Filling {
  return common(data, 'staff-reset', desk.staffLink('reset', data.linkId), { hours: data.hours });
}

export function staffChanged(data: StaffNotice, desk: Desk): Filling {
  const change = say(`letter.change.${data.change}`, {}, data.locale);
  return common(data, 'staff-changed', `${desk.publicUrl}/staff/reset`, { change });
}

/** Whose record it was stands on the page it leads to, for those who have signed in. */
export function recordOpened(data: OpeningNotice, desk: Desk): Filling {
  const { locale, clinic, name, by, timeZone } = data;
  return {
    locale,
    clinic: clinic.name,
    preheader: say('letter.record-opened.preheader', {}, locale),
    name,
    values: {
      clinic: clinic.name,
      by,
      from: longTime(timeZone, data.from, locale),
      until: clock(timeZone, data.until),
    },
    alone: {
      recordsLink: {
        kind: 'link',
        label: say('letter.record-opened.action', {}, locale),
        url: `${desk.publicUrl}/staff/records`,
      },
    },
    footer: [say('letter.record-opened.why', {}, locale)],
  };
}

function common(
  { locale, clinic, name }: Pick<StaffLetter, 'locale' | 'clinic' | 'name'>,
  kind: 'staff-invitation' | 'staff-reset' | 'staff-changed',
  url: string,
  values: Filling['values'],
): Filling {
  return {
    locale,
    clinic: clinic.name,
    preheader: say(`letter.${kind}.preheader`, {}, locale),
    name,
    values: { clinic: clinic.name, ...values },
    alone: { passwordLink: { kind: 'link', label: say(`letter.${kind}.action`, {}, locale), url } },
    footer: [say(`letter.${kind}.why`, {}, locale)],
  };
}
