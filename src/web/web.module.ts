import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module.js';
import { TreatmentsModule } from './admin/treatments.module.js';
import { AdminModule } from './admin/admin.module.js';
import { HealthPagesModule } from './admin/health.module.js';
import { ReportPagesModule } from './admin/reports.module.js';
import { PlacesModule } from './admin/places.module.js';
import { AssetsController } from './assets.controller.js';
import { ChallengeController } from './challenge.controller.js';
import { FeedsController } from './calendars/feeds.controller.js';
import { MailController } from './dev/mail.controller.js';
import { FindableModule } from './findable/findable.module.js';
import { HouseModule } from './house.module.js';
import { PatientModule } from './patient/patient.module.js';
import { CalendarsModule } from './staff/calendars.module.js';
import { DiaryModule } from './staff/diary.module.js';
import { HoursModule } from './staff/hours.module.js';
import { StaffModule } from './staff/staff.module.js';

/** The pages, by audience, then by address. */
@Module({
  imports: [
    HouseModule,
    BookingsModule,
    PatientModule,
    StaffModule,
    DiaryModule,
    HoursModule,
    CalendarsModule,
    AdminModule,
    ReportPagesModule,
    PlacesModule,
    TreatmentsModule,
    HealthPagesModule,
    FindableModule,
  ],
  controllers: [AssetsController, ChallengeController, FeedsController, MailController],
  exports: [HouseModule],
})
export class WebModule {}
