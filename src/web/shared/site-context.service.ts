import { Inject, Injectable } from '@nestjs/common';
import { Catalogue } from '../../availability/catalogue.service.js';
import { type FirstStep, missingSteps } from '../../availability/first-steps.js';
import type { Snapshot } from '../../availability/snapshot.js';
import { BookingRows } from '../../bookings/booking-rows.service.js';
import { Challenge } from '../../platform/http/challenge.service.js';
import { Clock } from '../../platform/clock.js';
import { pathOf, type WebRequest } from '../../platform/http/request.decorator.js';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import { Health } from '../../health/health.service.js';
import { clinicLocale, localeFor } from '../../i18n/language.js';
import { Assets } from './assets.service.js';
import type { PhoneLine } from './phones.js';
import { type Reading, readingOf } from './reading.js';
import { type Site, speaker } from './site.js';
import { Storefronts } from './storefronts.service.js';

type Named = Pick<Site, 'name' | 'locale' | 'timeZone' | 'ownHours' | 'returningMonths' | 'storefront'>;

/** What every page needs to know of the house before it knows anything else. */
@Injectable()
export class SiteContext {
  private readonly missingIn = new WeakMap<Snapshot, readonly FirstStep[]>();
  private booked = false;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly assets: Assets,
    private readonly storefronts: Storefronts,
    private readonly challenge: Challenge,
    private readonly health: Health,
    private readonly bookings: BookingRows,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  /** For those who work here: in English, with dates and prices as they are written where the clinic is. */
  async site(): Promise<Site> {
    const [health, clinic, missing] = await Promise.all([this.health.glance(), this.clinic(), this.missing()]);
    const isNew = missing.length > 0 || !(await this.isBooked());
    return { ...this.of({ ...clinic, locale: localeFor('en', clinic.locale) }), health, missing, isNew };
  }

  /** What it takes before the first patient can book; found out once for each version of the configuration. */
  async missing(): Promise<readonly FirstStep[]> {
    const missing = this.missingOf(await this.catalogue.latest());
    // It may just have been done.
    return missing.length > 0 ? this.missingOf(await this.catalogue.current()) : missing;
  }

  /** What was just saved was the last that was missing; `site` is from before. */
  async hasOpened(site: Pick<Site, 'missing'>): Promise<boolean> {
    return site.missing?.length !== 0 && (await this.missing()).length === 0;
  }

  /**
   * For patients, in their language. `visitLanguage`: that of the visit the page is about. `formPage`: address of the page
   * whose form this one answers, to go on in another language; none where something typed would be lost.
   */
  async siteFor(request: WebRequest, visitLanguage?: string | null, formPage?: string): Promise<Site> {
    const clinic = await this.clinic();
    return this.read(clinic, readingOf(request, clinic.locale, visitLanguage, formPage));
  }

  /** For pages that must appear even when the database does not. They repeat nothing of the address that led to them. */
  async siteAnyhow(request: WebRequest): Promise<Site> {
    const nothing = { name: 'Meridian', locale: 'en', timeZone: 'Etc/UTC', ownHours: false, returningMonths: 0 };
    const clinic = await this.clinic().catch(() => nothing);
    return /^\/(staff|admin|dev)(\/|$)/.test(pathOf(request))
      ? this.of({ ...clinic, locale: localeFor('en', clinic.locale) })
      : this.read(clinic, { ...readingOf(request, clinic.locale), here: null });
  }

  /** Whom to call when a page cannot help. */
  async phones(): Promise<readonly PhoneLine[]> {
    const latest = await this.catalogue.latest().catch(() => null);
    return (latest?.locations ?? []).map(({ name, phone }) => ({ name, phone }));
  }

  /** Somebody has booked: asked until then. */
  private async isBooked(): Promise<boolean> {
    this.booked ||= await this.bookings.any();
    return this.booked;
  }

  private missingOf(snapshot: Snapshot): readonly FirstStep[] {
    const known = this.missingIn.get(snapshot) ?? missingSteps(snapshot);
    this.missingIn.set(snapshot, known);
    return known;
  }

  private async clinic(): Promise<Named> {
    const snapshot = await this.catalogue.latest();
    const { clinic } = snapshot;
    return {
      name: clinic.name,
      locale: clinicLocale(clinic),
      timeZone: snapshot.locations[0]?.timeZone ?? 'Etc/UTC',
      ownHours: clinic.policy.practitionersSetHours,
      returningMonths: clinic.policy.returningMonths,
      storefront: this.storefronts.of(snapshot),
    };
  }

  private read(clinic: Named, reading: Reading): Site {
    const { storefront } = clinic;
    return { ...this.of({ ...clinic, locale: localeFor(reading.language, clinic.locale) }), storefront, reading };
  }

  private of({ name, locale, timeZone, ownHours, returningMonths }: Named): Site {
    return {
      name,
      origin: this.settings.publicUrl,
      locale,
      timeZone,
      now: Math.floor(this.clock.now().getTime() / 60_000),
      ownHours,
      returningMonths,
      t: speaker(locale),
      assets: {
        style: this.assets.address('style.css'),
        script: this.assets.address('app.js'),
        findStyle: this.assets.address('find.css'),
        findScript: this.assets.address('find.js'),
        detailsScript: this.assets.address('details.js'),
        passkeys: this.assets.address('passkeys.js'),
        deskStyle: this.assets.address('desk.css'),
        diaryStyle: this.assets.address('diary.css'),
        hoursStyle: this.assets.address('hours.css'),
        reportsStyle: this.assets.address('reports.css'),
        staffStyle: this.assets.address('staff.css'),
        positionScript: this.assets.address('position.js'),
        liveScript: this.assets.address('live.js'),
        sessionScript: this.assets.address('session.js'),
        treatmentsStyle: this.assets.address('treatments.css'),
        treatmentsScript: this.assets.address('treatments.js'),
        diaryScript: this.assets.address('diary.js'),
        draggingScripts: (['gesture.js', 'drag.js', 'blocks.js', 'stretch.js'] as const).map((name) =>
          this.assets.address(name),
        ),
        keysScript: this.assets.address('keys.js'),
        panelScript: this.assets.address('panel.js'),
        icon: this.assets.address('mark.svg'),
        ...(this.challenge.isOn ? { proof: this.assets.address('proof.js') } : {}),
      },
    };
  }
}
