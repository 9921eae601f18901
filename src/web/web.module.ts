import { Module } from '@nestjs/common';
import { AssetsController } from './assets.controller.js';
import { MailController } from './dev/mail.controller.js';
import { HouseModule } from './house.module.js';
import { PatientModule } from './patient/patient.module.js';

/** The pages, by audience, then by address. */
@Module({
  imports: [HouseModule, PatientModule],
  controllers: [AssetsController, MailController],
  exports: [HouseModule],
})
export class WebModule {}
