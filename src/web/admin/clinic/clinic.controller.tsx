import { Body, Controller, Post } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { clinicDetails, withDetails, withLogo } from '../../../clinic-file/clinic-details.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import { filled, readForm, said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { AcceptsFiles } from '../../../platform/http/accepts-files.decorator.js';
import type { Answer } from '../../../platform/http/answer.js';
import { money } from '../../../i18n/amount.js';
import { inCurrency } from '../../../treatments/price.js';
import { listFormat } from '../../../time/intl.js';
import { currencyChoices, currencyName, localeChoices } from '../../../i18n/locales.js';
import { page, seeOther } from '../../shared/answer.js';
import { Storefronts } from '../../shared/storefronts.service.js';
import type { Site } from '../../shared/site.js';
import { refused } from '../../staff/refused.js';
import type { Saving } from '../resource/form.controller.js';
import { type At, atOf, type Settings, type Shown } from '../resource/resource.js';
import { ResourceTools } from '../resource/resource-tools.service.js';
import { SettingsController } from '../resource/settings.controller.js';
import { type ClinicMore, ClinicPage } from './clinic-page.js';
import { logoMegabytes, LogoUploads } from './logo-uploads.service.js';

type Details = typeof clinicDetails.fields;

const details: Settings<Details> = {
  entity: clinicDetails,
  address: () => '/admin/clinic',
  action: 'clinic.changed',
  path: () => () => '',
  afterwards: '/admin/clinic?news=saved',
  filled: (file) => filled(clinicDetails, file),
  saved: (file, _, typed) => {
    const { value, faults } = readForm(clinicDetails, typed);
    return { file: withDetails(file, value), faults };
  },
};

/** What the clinic says of itself. */
@Controller('admin/clinic')
@Allow('admin')
// Privacy policy and legal notice in five languages.
@AcceptsFiles({ megabytes: 2 })
export class ClinicController extends SettingsController<Details, ClinicMore> {
  protected readonly resource = details;

  constructor(
    tools: ResourceTools,
    private readonly catalogue: Catalogue,
    private readonly storefronts: Storefronts,
    private readonly logos: LogoUploads,
  ) {
    super(tools);
  }

  @Post('logo')
  @AcceptsFiles({ megabytes: logoMegabytes })
  async logo(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    try {
      return await this.saveLogo(member, await this.logos.read(body));
    } catch (fault) {
      const { errors, status } = refused(fault, await this.siteContext.site());
      return this.showEntry(member, atOf({}), { more: { logoErrors: errors }, status });
    }
  }

  @Post('logo/removal')
  removeLogo(@Staff() member: StaffMember): Promise<Answer> {
    return this.saveLogo(member, undefined);
  }

  private async saveLogo(member: StaffMember, logo: string | undefined): Promise<Answer> {
    await this.tools.edits.change(member, { action: 'clinic.logo-changed' }, (file) => withLogo(file, logo));
    await this.catalogue.current();
    return seeOther(`/admin/clinic?news=${logo === undefined ? 'no-logo' : 'logo'}#tab-photo`);
  }

  protected async showEntry(member: StaffMember, at: At, shown: Shown<ClinicMore>): Promise<Answer> {
    const [site, { file }, form, snapshot] = await Promise.all([
      this.siteContext.site(),
      this.tools.edits.current(),
      this.tools.form(details, at, shown),
      this.catalogue.current(),
    ]);
    const { news, fault, status } = shown;
    const view = {
      member,
      news,
      fault,
      errors: form.errors,
      form,
      currencies: currencyChoices(site.locale),
      locales: localeChoices(site.locale, file.locale),
      price: money(somePrice(file), file.currency, file.locale),
      clinicLocale: file.locale,
      logo: this.storefronts.of(snapshot).logo,
    };
    return page(<ClinicPage site={site} view={view} />, { status });
  }

  protected override async saveEntry(member: StaffMember, at: At, typed: Typed, saving: Saving): Promise<void> {
    await super.saveEntry(member, at, typed, saving);
    // Pages that ask for nothing else say its name from memory.
    await this.catalogue.current();
  }

  /** Another currency must be meant, where there are prices. */
  protected override async check(site: Site, typed: Typed) {
    const { file } = await this.tools.edits.current();
    const currency = said(typed, 'currency');
    const currencyMeans = meaningOf(site, file, currency);
    const isUnsure = currencyMeans && said(typed, 'currencyMeant') !== currency;
    return {
      faults: isUnsure ? [{ path: 'currencyMeant', message: 'clinic.currency-unsure' }] : [],
      more: { currencyMeans },
    };
  }
}

/** Undefined: it is the same, or no currency, or there is no price yet. */
function meaningOf({ t, locale }: Site, file: ClinicFile, currency: string): ClinicMore['currencyMeans'] | undefined {
  if (currency === file.currency || !Intl.supportedValuesOf('currency').includes(currency)) return undefined;
  if (file.treatments.length === 0) return undefined;
  const price = somePrice(file);
  const means = {
    before: money(price, file.currency, locale),
    after: money(inCurrency(price, file.currency, currency), currency, locale),
    currency: currencyName(file.currency, locale),
  };
  const own = file.locations.filter((place) => place.currency !== undefined).map(({ name }) => name);
  const locations = listFormat(locale).format(own);
  return {
    text: t('clinic.currency-means', means),
    own: own.length > 0 ? t('clinic.currency-own', { count: own.length, locations }) : undefined,
    sure: t(own.length > 0 ? 'clinic.currency-sure-others' : 'clinic.currency-sure', {
      currency: currencyName(currency, locale),
    }),
  };
}

const somePrice = ({ treatments, currency }: ClinicFile) =>
  treatments.find(({ price }) => price > 0)?.price ?? inCurrency(9500, 'USD', currency);
