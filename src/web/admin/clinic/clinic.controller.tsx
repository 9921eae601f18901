import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import { fingerprint } from '../../../configuration/fingerprint.js';
import {
  type ClinicDetails,
  clinicDetails,
  detailsOf,
  inCurrency,
  withDetails,
} from '../../../clinic-file/clinic-details.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import { filled, readForm, said, typedIn } from '../../../configuration/form.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { money } from '../../../time/wording.js';
import { currencyChoices, currencyName, localeChoices } from '../../../i18n/locales.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import type { Site } from '../../shared/site.js';
import { refused, stillSeen } from '../../staff/refused.js';
import { ClinicPage, type ClinicView } from './clinic-page.js';

const querySchema = z.object({ news: z.literal('saved').optional().catch(undefined) });
const carried = z.object({ seen: z.string().max(60).optional().catch(undefined) });

/** What the clinic says of itself. */
@Controller('admin/clinic')
@Allow('admin')
export class ClinicController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly edits: ClinicEdits,
    private readonly catalogue: Catalogue,
  ) {}

  @Get()
  async clinic(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const { t } = await this.siteContext.site();
    return this.show(member, { news: parse(querySchema, query).news && t('clinic.news.saved') });
  }

  @Post()
  async change(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const { seen } = parse(carried, body);
    const typed = typedIn(body);
    const { value, faults } = readForm(clinicDetails, typed);
    const [site, { file }] = await Promise.all([this.siteContext.site(), this.edits.current()]);
    const means = currencyMeans(site, file, value);
    if (means && said(typed, 'currencyMeant') !== value.currency) {
      const errors = { currencyMeant: site.t('clinic.currency-unsure') };
      return this.show(member, { typed, seen, errors, currencyMeans: means }, 400);
    }
    try {
      await this.edits.change(member, { action: 'clinic.changed', part: detailsOf, seen, faults }, (now) =>
        withDetails(now, value),
      );
      // Pages that ask for nothing else say its name from memory.
      await this.catalogue.current();
      return seeOther('/admin/clinic?news=saved');
    } catch (fault) {
      const { errors, fault: why, status } = refused(fault, site, { prefix: () => '', entity: clinicDetails });
      const shown = { typed, ...stillSeen(seen, status), errors, fault: why, currencyMeans: means };
      return this.show(member, shown, status);
    }
  }

  private async show(member: StaffMember, more: Partial<ClinicView> = {}, status = 200): Promise<Answer> {
    const [site, { file }] = await Promise.all([this.siteContext.site(), this.edits.current()]);
    const view = {
      member,
      typed: filled(clinicDetails, file),
      seen: fingerprint(detailsOf(file)),
      errors: {},
      currencies: currencyChoices(site.locale),
      locales: localeChoices(site.locale, file.locale),
      price: money(somePrice(file), file.currency, file.locale),
      ...more,
    };
    return page(<ClinicPage site={site} view={view} />, { personal: true, status });
  }
}

/** Undefined: it is the same, or no currency, or there is no price yet. */
function currencyMeans(
  { t, locale }: Site,
  file: ClinicFile,
  { currency }: ClinicDetails,
): ClinicView['currencyMeans'] {
  if (currency === file.currency || !Intl.supportedValuesOf('currency').includes(currency)) return undefined;
  if (file.treatments.length === 0) return undefined;
  const price = somePrice(file);
  const means = {
    before: money(price, file.currency, locale),
    after: money(inCurrency(price, file.currency, currency), currency, locale),
    currency: currencyName(file.currency, locale),
  };
  return {
    text: t('clinic.currency-means', means),
    sure: t('clinic.currency-sure', { currency: currencyName(currency, locale) }),
  };
}

const somePrice = ({ treatments, currency }: ClinicFile) =>
  treatments.find(({ price }) => price > 0)?.price ?? inCurrency(9500, 'USD', currency);
