import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../../availability/availability.module.js';
import { Photos } from '../../practitioners/photos.service.js';
import { Pictures } from '../../practitioners/pictures.service.js';
import { FreeTimesController } from '../free-times/free-times.controller.js';
import { FreeTimes } from '../free-times/free-times.service.js';
import { HouseModule } from '../house.module.js';
import { FindableController } from './findable.controller.js';
import { Letterings } from './lettering.service.js';
import { PreviewsController } from './previews.controller.js';
import { Previews } from './previews.service.js';

/** What is told to search engines, previews and programs. */
@Module({
  imports: [HouseModule, AvailabilityModule],
  controllers: [FindableController, PreviewsController, FreeTimesController],
  providers: [FreeTimes, Previews, Letterings, Photos, Pictures],
})
export class FindableModule {}
