import { Module } from '@nestjs/common';
import { ClinicFileModule } from '../clinic-file/clinic-file.module.js';
import { VisitsTable } from './out/visits-table.service.js';
import { WholeClinic } from './out/whole-clinic.service.js';

/** What a clinic takes away, and what it brings from elsewhere. */
@Module({
  imports: [ClinicFileModule],
  providers: [VisitsTable, WholeClinic],
  exports: [VisitsTable, WholeClinic],
})
export class MovingModule {}
