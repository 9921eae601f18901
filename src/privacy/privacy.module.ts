import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { RecordsModule } from '../records/records.module.js';
import { Erasures } from './erasures.service.js';
import { PersonExports } from './person-exports.service.js';
import { Retention } from './retention.service.js';

/** How long personal data is kept; a copy of it and its erasure, for one person. */
@Module({
  imports: [AccountsModule, NotificationsModule, RecordsModule],
  providers: [Retention, Erasures, PersonExports],
  exports: [Retention, Erasures, PersonExports],
})
export class PrivacyModule {}
