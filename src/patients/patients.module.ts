import { Module } from '@nestjs/common';
import { Patients } from './patients.service.js';
import { ProvenAddresses } from './proven-addresses.service.js';

@Module({ providers: [Patients, ProvenAddresses], exports: [Patients, ProvenAddresses] })
export class PatientsModule {}
