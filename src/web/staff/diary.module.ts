import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../availability/availability.module.js';
import { BookingsModule } from '../../bookings/bookings.module.js';
import { HouseModule } from '../house.module.js';
import { ClashesController } from './clashes/clashes.controller.js';
import { DiaryChanges } from './diary/diary-changes.service.js';
import { DiaryController } from './diary/diary.controller.js';
import { DiaryRows } from './diary/diary-rows.service.js';
import { RecordsController } from '../admin/records/records.controller.js';
import { PhoneController } from './phone/phone.controller.js';
import { PhoneDesk } from './phone/phone-desk.service.js';
import { HandOversController } from './records/hand-overs.controller.js';
import { RecordsDesk } from './records/records-desk.service.js';
import { StaffMoveController } from './visit/move.controller.js';
import { SealedParts } from './visit/sealed-parts.service.js';
import { VisitLanguageController } from './visit/visit-language.controller.js';
import { StaffVisitController } from './visit/staff-visit.controller.js';
import { StaffVisits } from './visit/staff-visits.service.js';

/** The day's work: who comes when, by phone too, and what becomes of each visit. */
@Module({
  imports: [HouseModule, AccountsModule, AvailabilityModule, BookingsModule],
  controllers: [
    DiaryController,
    StaffVisitController,
    VisitLanguageController,
    StaffMoveController,
    PhoneController,
    ClashesController,
    HandOversController,
    RecordsController,
  ],
  providers: [DiaryRows, DiaryChanges, StaffVisits, SealedParts, PhoneDesk, RecordsDesk],
})
export class DiaryModule {}
