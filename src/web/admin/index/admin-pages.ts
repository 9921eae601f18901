import type { ClinicFile } from '../../../clinic-file/schema.js';
import { duration } from '../../../time/wording.js';
import { currencyName } from '../../../i18n/locales.js';
import type { Say } from '../../shared/site.js';
import type { AdminPath } from '../../staff/page-list.js';

/** What the index can tell about the present state of things. */
export interface Facts {
  readonly file: ClinicFile;
  /** How many may sign in. */
  readonly staff: number;
  /** Email templates whose changed words no longer fit. */
  readonly outdatedTemplates: number;
}

/** By the address of each page of the list, one line on how it stands. */
export const nowOf: Readonly<Record<AdminPath, (facts: Facts, t: Say) => string>> = {
  '/admin/treatments': ({ file: { treatments } }, t) =>
    t('treatments.now', {
      count: treatments.filter(({ kind }) => kind === 'base').length,
      addOns: treatments.filter(({ kind }) => kind === 'add-on').length,
      staff: treatments.filter(({ online }) => !online).length,
    }),
  '/admin/clinic': ({ file: { name, currency, locale } }, t) =>
    t('clinic.now', { name, currency: currencyName(currency, locale) }),
  '/admin/locations': ({ file }, t) => t('locations.now', { count: file.locations.length }),
  '/admin/practitioners': ({ file }, t) => t('practitioners.now', { count: file.practitioners.length }),
  '/admin/users': ({ staff }, t) => t('admin.now.people', { count: staff }),
  '/admin/booking-rules': ({ file }, t) =>
    t('admin.now.terms', {
      notice: duration(file.policy.cancelNoticeMinutes, file.locale),
      own: file.treatments.filter(({ policy }) => policy).length,
    }),
  '/admin/message-templates': ({ file, outdatedTemplates }, t) =>
    t('admin.now.message-templates', { own: file.letters?.length ?? 0, unfit: outdatedTemplates }),
  '/admin/links': ({ file }, t) => t('links.now', { count: file.links.length }),
  '/admin/link-report': (_, t) => t('admin.now.ledger'),
  '/admin/reports': (_, t) => t('admin.now.reports'),
  '/admin/import-export': (_, t) => t('admin.now.files'),
  '/admin/api-keys': (_, t) => t('api-keys.now'),
  '/admin/webhooks': (_, t) => t('webhooks.now'),
  '/admin/health': (_, t) => t('admin.now.health'),
  '/admin/audit': (_, t) => t('admin.now.audit'),
  '/admin/emergency-access': (_, t) => t('admin.now.records'),
};
