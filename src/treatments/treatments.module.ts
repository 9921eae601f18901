import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TreatmentTable } from './treatment.table.js';

/** What can be booked: treatments, their phases and add-ons. */
@Module({ imports: [TypeOrmModule.forFeature([TreatmentTable])] })
export class TreatmentsModule {}
