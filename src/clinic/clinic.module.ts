import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClinicTable } from './clinic.table.js';

/** The clinic itself: name, currency, language and booking rules. */
@Module({ imports: [TypeOrmModule.forFeature([ClinicTable])] })
export class ClinicModule {}
