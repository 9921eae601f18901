import { Module } from '@nestjs/common';
import { ClinicFiles } from './clinic-files.service.js';

@Module({ providers: [ClinicFiles], exports: [ClinicFiles] })
export class ClinicFileModule {}
