import { setTimeout as sleep } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { AccountReaders } from './account-readers.service.js';
import { ApiKeys } from './api-keys.service.js';
import { AuditChain } from './audit-chain.service.js';
import { AuditTrail } from './audit-trail.service.js';
import { BreachedPasswords } from './breached.service.js';
import { DiaryNotices } from './diary-notices.service.js';
import { EmailChanges } from './email-changes.service.js';
import { InitialUsers } from './initial-users.service.js';
import { KnownDevices } from './known-devices.service.js';
import { OwnAccount } from './own-account.service.js';
import { Passwords } from './passwords.service.js';
import { RefusalLimit } from './refusal-limit.service.js';
import { RefusedAttempts } from './refused-attempts.service.js';
import { SecondFactors } from './second-factors.service.js';
import { Sessions } from './sessions.service.js';
import { SignInResets } from './sign-in-resets.service.js';
import { SignInLibrary } from './sign-in-library.service.js';
import { SignIn } from './sign-in.service.js';
import { StaffDrafts } from './staff-drafts.service.js';
import { MIN_RESPONSE_TIME, StaffLinks } from './staff-links.service.js';
import { StaffNotices } from './staff-notices.service.js';
import { StaffMembers } from './staff-members.service.js';
import { Throttle } from './throttle.service.js';

const open = [
  ApiKeys,
  AuditChain,
  AuditTrail,
  DiaryNotices,
  EmailChanges,
  InitialUsers,
  KnownDevices,
  OwnAccount,
  RefusalLimit,
  RefusedAttempts,
  SecondFactors,
  Sessions,
  SignIn,
  SignInResets,
  StaffDrafts,
  StaffLinks,
  StaffMembers,
  Throttle,
];

/** Who works here, how they sign in, what they may do, and the record of what was done. */
@Module({
  imports: [NotificationsModule],
  providers: [
    ...open,
    AccountReaders,
    BreachedPasswords,
    Passwords,
    SignInLibrary,
    StaffNotices,
    // Longer than a transaction with an email takes on a busy day.
    { provide: MIN_RESPONSE_TIME, useValue: () => sleep(300) },
  ],
  exports: [...open, MIN_RESPONSE_TIME],
})
export class AccountsModule {}
