import { Module } from '@nestjs/common';
import { ClinicEdits } from './clinic-edits.service.js';
import { ClinicFiles } from './clinic-files.service.js';

@Module({ providers: [ClinicFiles, ClinicEdits], exports: [ClinicFiles, ClinicEdits] })
export class ClinicFileModule {}
