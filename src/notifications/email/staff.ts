import { clock, longTime } from '../../time/wording.js';
import { say } from '../../i18n/words.js';
import type { RenderContext } from '../render-context.js';
import type {
  DiaryNotice,
  EmergencyAccessNotice,
  ErasureAsked,
  StaffLinkNotification,
  StaffNotice,
} from '../notification.js';
import type { Filling } from './content.js';

/** To someone who begins here: the link leads to a page, and only its button does anything. */
export function staffInvitation(data: StaffLinkNotification, context: RenderContext): Filling {
  const url = context.staffLink('welcome', data.linkId);
  return common(data, 'staff-invitation', url, { hours: data.hours });
}

export function staffReset(data: StaffLinkNotification, context: RenderContext): Filling {
  return common(data, 'staff-reset', context.staffLink('reset', data.linkId), { hours: data.hours });
}

/** To an address that somebody's account is to have. */
export function staffEmail(data: StaffLinkNotification, context: RenderContext): Filling {
  const { alone, ...filling } = common(data, 'staff-email', context.staffLink('email', data.linkId), {
    hours: data.hours,
  });
  return { ...filling, alone: { confirmLink: alone['passwordLink']! } };
}

export function staffChanged(data: StaffNotice, context: RenderContext): Filling {
  const change = say(`notification.change.${data.change}`, {}, data.locale);
  return common(data, 'staff-changed', `${context.publicUrl}/staff/reset`, { change });
}

/** Whose record it was stands on the page it leads to, for those who have signed in. */
export function recordOpened(data: EmergencyAccessNotice, context: RenderContext): Filling {
  const { locale, clinic, name, by, timeZone } = data;
  return {
    locale,
    clinic: clinic.name,
    preheader: say('notification.record-opened.preheader', {}, locale),
    name,
    values: {
      clinic: clinic.name,
      by,
      from: longTime(timeZone, data.from, locale),
      until: clock(timeZone, data.until, locale),
    },
    alone: {
      recordsLink: {
        kind: 'link',
        label: say('notification.record-opened.action', {}, locale),
        url: `${context.publicUrl}/staff/records`,
      },
    },
    footer: [say('notification.record-opened.why', {}, locale)],
  };
}

export function erasureAsked({ locale, clinic, name, erasureId }: ErasureAsked, context: RenderContext): Filling {
  const label = say('notification.erasure-asked.action', {}, locale);
  return {
    locale,
    clinic: clinic.name,
    preheader: say('notification.erasure-asked.preheader', {}, locale),
    name,
    values: { clinic: clinic.name },
    alone: { confirmLink: { kind: 'link', label, url: context.erasureLink(erasureId) } },
    footer: [say('notification.erasure-asked.why', {}, locale)],
  };
}

export function diaryChanged({ locale, clinic, name, change, ...data }: DiaryNotice): Filling {
  const by = data.by || say('notification.diary.operator', {}, locale);
  return {
    locale,
    clinic: clinic.name,
    preheader: say('notification.diary-changed.preheader', {}, locale),
    name,
    values: { clinic: clinic.name, change: say(`notification.diary.${change}`, { ...data, by }, locale) },
    alone: {},
    footer: [say('notification.diary-changed.why', {}, locale)],
  };
}

function common(
  { locale, clinic, name }: Pick<StaffLinkNotification, 'locale' | 'clinic' | 'name'>,
  kind: 'staff-invitation' | 'staff-reset' | 'staff-email' | 'staff-changed',
  url: string,
  values: Filling['values'],
): Filling {
  return {
    locale,
    clinic: clinic.name,
    preheader: say(`notification.${kind}.preheader`, {}, locale),
    name,
    values: { clinic: clinic.name, ...values },
    alone: { passwordLink: { kind: 'link', label: say(`notification.${kind}.action`, {}, locale), url } },
    footer: [say(`notification.${kind}.why`, {}, locale)],
  };
}
