import type { Report } from '../../../reports/reports.service.js';
import type { Site } from '../../shared/site.js';
import { addressOf } from './report-form.js';

export interface SectionProps {
  readonly site: Site;
  readonly report: Report;
}

/** More names than these would be a list, not a comparison; the CSV has all. */
export const most = 25;

/** Where the table of a section is to be had. */
export const csvOf = <P extends 'lines' | 'lead' | 'rooms' | 'links'>(part: P, { question }: Report) => ({
  part,
  href: addressOf(question, `/admin/reports/csv/${part}`),
});

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
