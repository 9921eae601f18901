import { Module } from '@nestjs/common';
import { AuditChain } from './audit-chain.service.js';

/** Who works here, how they sign in, what they may do, and the record of what was done. */
@Module({ providers: [AuditChain], exports: [AuditChain] })
export class AccountsModule {}
