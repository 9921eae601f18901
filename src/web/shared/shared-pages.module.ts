import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../availability/availability.module.js';
import { BookingsModule } from '../../bookings/bookings.module.js';
import { HealthModule } from '../../health/health.module.js';
import { LocationsModule } from '../../locations/locations.module.js';
import { PractitionersModule } from '../../practitioners/practitioners.module.js';
import { AssetsController } from './assets.controller.js';
import { Assets } from './assets.service.js';
import { BrandController } from './brand.controller.js';
import { ChallengeController } from './challenge.controller.js';
import { MailController } from './dev/mail.controller.js';
import { FormPages } from './form-pages.service.js';
import { HealthController } from './health.controller.js';
import { IconsController } from './icons.controller.js';
import { Icons } from './icons.service.js';
import { MetricsController } from './metrics.controller.js';
import { SiteContext } from './site-context.service.js';
import { PhotosController } from './photos.controller.js';
import { Storefronts } from './storefronts.service.js';
import { UnsentForms } from './unsent-forms.service.js';

/** What pages of every audience need: the site, its assets, photos, and whether all is well. */
@Module({
  imports: [AccountsModule, AvailabilityModule, BookingsModule, HealthModule, LocationsModule, PractitionersModule],
  controllers: [
    AssetsController,
    BrandController,
    ChallengeController,
    HealthController,
    IconsController,
    MailController,
    MetricsController,
    PhotosController,
  ],
  providers: [Assets, FormPages, Icons, SiteContext, Storefronts, UnsentForms],
  exports: [Assets, FormPages, SiteContext, Storefronts, UnsentForms],
})
export class SharedPagesModule {}
