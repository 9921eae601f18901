import { Module } from '@nestjs/common';
import { AdminPagesModule } from './admin/admin-pages.module.js';
import { PatientPagesModule } from './patient/patient-pages.module.js';
import { SharedPagesModule } from './shared/shared-pages.module.js';
import { StaffPagesModule } from './staff/staff-pages.module.js';

/** The pages, by audience. */
@Module({
  imports: [AdminPagesModule, PatientPagesModule, SharedPagesModule, StaffPagesModule],
  exports: [SharedPagesModule],
})
export class WebModule {}
