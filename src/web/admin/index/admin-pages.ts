import type { ClinicFile } from '../../../clinic-file/schema.js';
import { duration } from '../../../time/wording.js';
import { currencyName } from '../../../i18n/locales.js';
import type { WordKey } from '../../../i18n/words.js';
import type { Say } from '../../shared/site.js';

/** What the index can tell about the present state of things. */
export interface Facts {
  readonly file: ClinicFile;
  /** How many may sign in. */
  readonly staff: number;
  /** Letters whose own words no longer fit. */
  readonly outdatedTemplates: number;
}

interface Group {
  readonly title: WordKey;
  readonly pages: readonly {
    readonly href: string;
    readonly title: WordKey;
    /** One line on how it stands. */
    readonly now: (facts: Facts, t: Say) => string;
  }[];
}

/** Every page of the administrators, in groups. A page is reached from here or not at all; an empty group is not shown. */
export const groups: readonly Group[] = [
  {
    title: 'admin.offer',
    pages: [
      {
        href: '/admin/treatments',
        title: 'treatments.title',
        now: ({ file: { treatments } }, t) =>
          t('treatments.now', {
            count: treatments.filter(({ kind }) => kind === 'base').length,
            addOns: treatments.filter(({ kind }) => kind === 'add-on').length,
            staff: treatments.filter(({ online }) => !online).length,
          }),
      },
    ],
  },
  {
    title: 'admin.places',
    pages: [
      {
        href: '/admin/clinic',
        title: 'clinic.title',
        now: ({ file: { name, currency, locale } }, t) =>
          t('clinic.now', { name, currency: currencyName(currency, locale) }),
      },
      {
        href: '/admin/locations',
        title: 'locations.title',
        now: ({ file }, t) => t('locations.now', { count: file.locations.length }),
      },
      {
        href: '/admin/practitioners',
        title: 'practitioners.title',
        now: ({ file }, t) => t('practitioners.now', { count: file.practitioners.length }),
      },
      { href: '/admin/users', title: 'users.title', now: ({ staff }, t) => t('admin.now.people', { count: staff }) },
    ],
  },
  {
    title: 'admin.terms',
    pages: [
      {
        href: '/admin/booking-rules',
        title: 'terms.title',
        now: ({ file }, t) =>
          t('admin.now.terms', {
            notice: duration(file.policy.cancelNoticeMinutes, file.locale),
            own: file.treatments.filter(({ policy }) => policy).length,
          }),
      },
      {
        href: '/admin/message-templates',
        title: 'templates.title',
        now: ({ file, outdatedTemplates }, t) =>
          t('admin.now.message-templates', { own: file.letters?.length ?? 0, unfit: outdatedTemplates }),
      },
    ],
  },
  {
    title: 'admin.links',
    pages: [
      {
        href: '/admin/links',
        title: 'links.title',
        now: ({ file }, t) => t('links.now', { count: file.links.length }),
      },
      { href: '/admin/link-report', title: 'ledger.title', now: (_, t) => t('admin.now.ledger') },
      { href: '/admin/reports', title: 'reports.title', now: (_, t) => t('admin.now.reports') },
    ],
  },
  {
    title: 'admin.health',
    pages: [
      { href: '/admin/import-export', title: 'files.title', now: (_, t) => t('admin.now.files') },
      { href: '/admin/api-keys', title: 'api-keys.title', now: (_, t) => t('api-keys.now') },
      { href: '/admin/webhooks', title: 'webhooks.title', now: (_, t) => t('webhooks.now') },
      { href: '/admin/health', title: 'health.title', now: (_, t) => t('admin.now.health') },
      { href: '/admin/audit', title: 'audit.title', now: (_, t) => t('admin.now.audit') },
      { href: '/admin/emergency-access', title: 'emergency-access.list', now: (_, t) => t('admin.now.records') },
    ],
  },
];
