import { say } from '../../words/words.js';
import type { Desk } from '../desk.js';
import type { StaffLetter, StaffNotice } from '../letter.js';
import type { Content } from './content.js';

/** To someone who begins here: the link leads to a page, and only its button does anything. */
export function staffInvitation(data: StaffLetter, desk: Desk): Content {
  return {
    ...common(data, 'staff-invitation'),
    action: action(data, 'staff-invitation', desk.staffLink('welcome', data.linkId)),
  };
}

export function staffReset(data: StaffLetter, desk: Desk): Content {
  return { ...common(data, 'staff-reset'), action: action(data, 'staff-reset', desk.staffLink('reset', data.linkId)) };
}

export function staffChanged({ locale, clinic, name, change }: StaffNotice, desk: Desk): Content {
  return {
    locale,
    clinic: clinic.name,
    subject: say('letter.staff-changed.subject', { clinic: clinic.name }, locale),
    preheader: say('letter.staff-changed.preheader', {}, locale),
    title: say('letter.staff-changed.title', {}, locale),
    greeting: say('letter.hello', { name }, locale),
    opening: say(`letter.staff-changed.${change}`, {}, locale),
    facts: [],
    action: { label: say('letter.staff-reset.action', {}, locale), url: `${desk.publicUrl}/staff/reset` },
    closing: [say('letter.staff-changed.not-you', {}, locale)],
    footer: [say('letter.staff-changed.why', {}, locale)],
  };
}

type Kind = 'staff-invitation' | 'staff-reset';

function common({ locale, clinic, name, hours }: StaffLetter, kind: Kind): Omit<Content, 'action'> {
  return {
    locale,
    clinic: clinic.name,
    subject: say(`letter.${kind}.subject`, { clinic: clinic.name }, locale),
    preheader: say(`letter.${kind}.preheader`, {}, locale),
    title: say(`letter.${kind}.title`, { clinic: clinic.name }, locale),
    greeting: say('letter.hello', { name }, locale),
    opening: say(`letter.${kind}.opening`, { clinic: clinic.name }, locale),
    facts: [],
    closing: [say('letter.staff.hours', { hours }, locale)],
    footer: [say(`letter.${kind}.why`, {}, locale)],
  };
}

function action({ locale }: StaffLetter, kind: Kind, url: string): Content['action'] {
  return { label: say(`letter.${kind}.action`, {}, locale), url };
}
