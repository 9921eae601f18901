import { Injectable } from '@nestjs/common';
import { Catalogue } from '../availability/catalogue.service.js';
import { Challenge } from '../platform/http/challenge.service.js';
import { Health } from '../health/health.service.js';
import { Assets } from './assets.service.js';
import type { PhoneLine } from './phones.js';
import { type Site, speaker } from './site.js';

/** What every page needs to know of the house before it knows anything else. */
@Injectable()
export class House {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly assets: Assets,
    private readonly challenge: Challenge,
    private readonly health: Health,
  ) {}

  async site(): Promise<Site> {
    const health = await this.health.glance();
    return { ...(await this.calmSite()), health };
  }

  /** For pages that must appear even when the database does not. */
  async siteAnyhow(): Promise<Site> {
    return this.calmSite().catch(() => this.of({ name: 'Meridian', locale: 'en', ownHours: false }));
  }

  /** Whom to call when a page cannot help. */
  async phones(): Promise<readonly PhoneLine[]> {
    const latest = await this.catalogue.latest().catch(() => null);
    return (latest?.locations ?? []).map(({ name, phone }) => ({ name, phone }));
  }

  private async calmSite(): Promise<Site> {
    const { clinic } = await this.catalogue.latest();
    return this.of({ ...clinic, ownHours: clinic.policy.practitionersSetHours });
  }

  private of({ name, locale, ownHours }: Pick<Site, 'name' | 'locale' | 'ownHours'>): Site {
    return {
      name,
      locale,
      ownHours,
      t: speaker(locale),
      assets: {
        style: this.assets.address('style.css'),
        script: this.assets.address('app.js'),
        passkeys: this.assets.address('passkeys.js'),
        diaryStyle: this.assets.address('diary.css'),
        hoursStyle: this.assets.address('hours.css'),
        reportsStyle: this.assets.address('reports.css'),
        settingsStyle: this.assets.address('settings.css'),
        liveScript: this.assets.address('live.js'),
        treatmentsStyle: this.assets.address('treatments.css'),
        treatmentsScript: this.assets.address('treatments.js'),
        diaryScript: this.assets.address('diary.js'),
        dragScript: this.assets.address('drag.js'),
        icon: this.assets.address('mark.svg'),
        ...(this.challenge.isOn ? { proof: this.assets.address('proof.js') } : {}),
      },
    };
  }
}
