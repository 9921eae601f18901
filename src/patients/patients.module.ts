import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { Merges } from './merges.service.js';
import { PatientLinks } from './patient-links.service.js';
import { PatientSessions } from './patient-sessions.service.js';
import { Patients } from './patients.service.js';
import { ProvenAddresses } from './proven-addresses.service.js';
import { RecordMoves } from './record-moves.service.js';
import { Splits } from './splits.service.js';

const all = [Merges, PatientLinks, PatientSessions, Patients, ProvenAddresses, RecordMoves, Splits];

@Module({ imports: [AccountsModule, NotificationsModule], providers: all, exports: all })
export class PatientsModule {}
