import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../availability/availability.module.js';
import { ChangesModule } from '../../changes/changes.module.js';
import { NotificationsModule } from '../../notifications/notifications.module.js';
import { RecordsModule } from '../../records/records.module.js';
import { SharedPagesModule } from '../shared/shared-pages.module.js';
import { StaffPagesModule } from '../staff/staff-pages.module.js';
import { AuditController } from './audit/audit.controller.js';
import { ClinicController } from './clinic/clinic.controller.js';
import { ImportPagesModule } from './imports/import-pages.module.js';
import { ImportExportPagesModule } from './import-export/import-export-pages.module.js';
import { HealthPagesModule } from './health/health-pages.module.js';
import { IndexController } from './index/index.controller.js';
import { LinkReportPagesModule } from './link-report/link-report-pages.module.js';
import { MessageTemplatePagesModule } from './message-templates/message-templates.module.js';
import { LinkPagesModule } from './links/link-pages.module.js';
import { UsersController } from './users/users.controller.js';
import { LocationPagesModule } from './locations/location-pages.module.js';
import { PractitionerPagesModule } from './practitioners/practitioner-pages.module.js';
import { RecordsController } from './records/records.controller.js';
import { MovedController } from './resource/moved.controller.js';
import { ResourcePagesModule } from './resource/resource-pages.module.js';
import { ReportPagesModule } from './reports/report-pages.module.js';
import { BookingRulesPagesModule } from './booking-rules/booking-rules-pages.module.js';
import { TreatmentPagesModule } from './treatments/treatment-pages.module.js';
import { WebhookPagesModule } from './webhooks/webhook-pages.module.js';

/** What the clinic decides about itself, and who works there. */
@Module({
  imports: [
    AccountsModule,
    AvailabilityModule,
    ChangesModule,
    ImportPagesModule,
    ImportExportPagesModule,
    HealthPagesModule,
    LinkReportPagesModule,
    MessageTemplatePagesModule,
    LinkPagesModule,
    LocationPagesModule,
    NotificationsModule,
    PractitionerPagesModule,
    RecordsModule,
    ReportPagesModule,
    ResourcePagesModule,
    SharedPagesModule,
    StaffPagesModule,
    BookingRulesPagesModule,
    TreatmentPagesModule,
    WebhookPagesModule,
  ],
  controllers: [
    MovedController,
    IndexController,
    ClinicController,
    UsersController,
    AuditController,
    RecordsController,
  ],
})
export class AdminPagesModule {}
