import { Module } from '@nestjs/common';
import { Retention } from './retention.service.js';

/** How long personal data is kept. */
@Module({
  providers: [Retention],
  exports: [Retention],
})
export class PrivacyModule {}
