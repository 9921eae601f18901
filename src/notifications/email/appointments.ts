import { say } from '../../i18n/words.js';
import type { AppointmentsLink, AppointmentsNone } from '../notification.js';
import type { RenderContext } from '../render-context.js';
import type { Filling } from './content.js';

/** The link leads to a page, and only its button opens anything. */
export function appointmentsLink(data: AppointmentsLink, context: RenderContext): Filling {
  const { linkId, minutes, locale } = data;
  const filling = toAddress('appointments-link', data);
  return {
    ...filling,
    values: { ...filling.values, minutes },
    alone: {
      appointmentsLink: {
        kind: 'link',
        label: say('notification.appointments-link.action', {}, locale),
        url: context.appointmentsLink(linkId),
      },
    },
    footer: [...filling.footer, say('notification.secret', {}, locale)],
  };
}

export function appointmentsNone(data: AppointmentsNone, { publicUrl }: RenderContext): Filling {
  return {
    ...toAddress('appointments-none', data),
    alone: {
      myLink: {
        kind: 'link',
        label: say('notification.appointments-none.action', {}, data.locale),
        url: `${publicUrl}/my`,
      },
    },
  };
}

function toAddress(
  kind: 'appointments-link' | 'appointments-none',
  { locale, clinic }: AppointmentsNone,
): Omit<Filling, 'alone'> {
  return {
    locale,
    clinic: clinic.name,
    preheader: say(`notification.${kind}.preheader`, {}, locale),
    name: null,
    values: { clinic: clinic.name },
    footer: [say(`notification.appointments.why`, {}, locale)],
  };
}
