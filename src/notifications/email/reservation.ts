import { isoOf } from '../../time/wall-clock.js';
import { titleOf } from '../calendar.js';
import type { RenderContext } from '../render-context.js';
import type { EmailContent, PatientNotification } from '../notification.js';
import type { Markup } from './content.js';
import { changeable, nameOf } from './patient.js';

/**
 * What a mail program may show on top of the notification, or keep among the reader's plans (schema.org EventReservation): when
 * and where, and never what for. The one address in it is the notification's own link, behind which only a button changes
 * anything. None in notifications that tell of no visit of the reader's.
 */
export function reservationOf({ template, data }: EmailContent, context: RenderContext): Markup | undefined {
  if (template === 'booking-confirmed' || template === 'booking-moved' || template === 'reminder') {
    return reservation(
      data,
      'ReservationConfirmed',
      context.manageLink(data.link.bookingId, data.link.generation),
      context,
    );
  }
  return template === 'booking-cancelled' ? reservation(data, 'ReservationCancelled', undefined, context) : undefined;
}

function reservation(
  data: PatientNotification,
  status: string,
  link: string | undefined,
  context: RenderContext,
): Markup {
  const { clinic, reference, location, start, end } = data;
  const { line1, city, region, postcode, country } = location.address;
  const name = nameOf(data);
  const change = link && changeable(data, context) ? link : undefined;
  return {
    '@context': 'https://schema.org',
    '@type': 'EventReservation',
    reservationNumber: reference,
    reservationStatus: `https://schema.org/${status}`,
    url: link,
    modifyReservationUrl: change,
    cancelReservationUrl: change,
    underName: name === null ? undefined : { '@type': 'Person', name },
    provider: { '@type': 'Organization', name: clinic.name },
    reservationFor: {
      '@type': 'Event',
      name: titleOf(data),
      startDate: isoOf(location.timeZone, start),
      endDate: isoOf(location.timeZone, end),
      location: {
        '@type': 'Place',
        name: location.name,
        telephone: location.phone || undefined,
        address: {
          '@type': 'PostalAddress',
          streetAddress: line1,
          addressLocality: city,
          addressRegion: region || undefined,
          postalCode: postcode || undefined,
          addressCountry: country,
        },
      },
    },
  };
}
