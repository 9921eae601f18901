import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { ChangesModule } from '../../../changes/changes.module.js';
import { ImportModule } from '../../../import/import-export.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { ImportsController } from './imports.controller.js';
import { MeaningsController } from './meanings.controller.js';

/** What moves in from another system. */
@Module({
  imports: [AvailabilityModule, ChangesModule, ImportModule, SharedPagesModule],
  controllers: [ImportsController, MeaningsController],
})
export class ImportPagesModule {}
