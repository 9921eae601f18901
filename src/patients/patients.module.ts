import { Module } from '@nestjs/common';
import { Patients } from './patients.service.js';

@Module({ providers: [Patients], exports: [Patients] })
export class PatientsModule {}
