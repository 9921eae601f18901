import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../availability/availability.module.js';
import { BookingsModule } from '../../bookings/bookings.module.js';
import { HouseModule } from '../house.module.js';
import { ChangesController } from './hours/changes.controller.js';
import { Deciding } from './hours/deciding.service.js';
import { HoursController } from './hours/hours.controller.js';
import { HoursDesk } from './hours/hours-desk.service.js';

/** When people work, and what a change of it does to their visits. */
@Module({
  imports: [HouseModule, AccountsModule, AvailabilityModule, BookingsModule],
  controllers: [HoursController, ChangesController],
  providers: [HoursDesk, Deciding],
  exports: [Deciding],
})
export class HoursModule {}
