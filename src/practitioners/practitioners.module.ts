import { Module } from '@nestjs/common';
import { Photos } from './photos.service.js';
import { Pictures } from './pictures.service.js';

/** Who treats: profile, photo, offers and hours. */
@Module({
  providers: [Pictures, Photos],
  exports: [Photos],
})
export class PractitionersModule {}
