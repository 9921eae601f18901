import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { LocationsModule } from '../../../locations/locations.module.js';
import { PractitionersModule } from '../../../practitioners/practitioners.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { FindableController } from './findable.controller.js';
import { TextOutlines } from './text-outlines.service.js';
import { PreviewsController } from './previews.controller.js';
import { Previews } from './previews.service.js';

/** What search engines, previews and other programs read. */
@Module({
  imports: [AvailabilityModule, LocationsModule, PractitionersModule, SharedPagesModule],
  controllers: [FindableController, PreviewsController],
  providers: [Previews, TextOutlines],
})
export class FindableModule {}
