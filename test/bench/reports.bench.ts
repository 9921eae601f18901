import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Staffing } from '../../src/accounts/staffing.service.js';
import { AppModule } from '../../src/app.module.js';
import { FrozenClock } from '../../src/platform/clock.js';
import { readSettings } from '../../src/platform/settings.js';
import { KeepOffered } from '../../src/reports/keep-offered.job.js';
import { SumUpDays } from '../../src/reports/sum-up-days.job.js';
import { dateAdd, wallOf } from '../../src/time/wall-clock.js';
import { signedIn } from '../support/staff.js';
import { zone } from './clinic-data.js';
import type { Clinics } from './clinics.js';
import { expect, load, quantile } from './load.js';
import type { Row } from './row.js';

/** The report of a clinic with half a million past visits and sixty thousand to come, asked for in every way there is. */
export async function reportsBench({ many }: Clinics, serverUrl: string, folder: string): Promise<Row[]> {
  const url = new URL(serverUrl);
  url.pathname = '/clinic_500000';
  const settings = readSettings({ DATABASE_URL: url.href, DATA_DIR: folder });
  const app = await NestFactory.createApplicationContext(AppModule.of({ settings, databaseUrl: url.href }), {
    logger: false,
  });
  try {
    const db = app.get(DataSource);
    await db.query(`select report_anew()`);
    const began = performance.now();
    await app.get(SumUpDays, { strict: false }).run();
    const summedUp = (performance.now() - began) / 1000;
    await app.get(KeepOffered, { strict: false }).run();
    await db.query(`vacuum analyze reported_visits, report_changes, offered_days, opened_days, bookings`);
    const person = {
      name: 'Ada',
      email: `ada-${Date.now()}@clinic.example`,
      roles: ['admin'] as const,
      practitionerId: null,
    };
    const id = await app.get(Staffing, { strict: false }).add(db, person);
    const cookie = await signedIn({ db, clock: new FrozenClock(new Date()) }, id);

    const today = wallOf(zone, Math.floor(Date.now() / 60_000)).date;
    const all = `kind=own&from=${dateAdd(today, -100)}&to=${dateAdd(today, 40)}`;
    const questions: Readonly<Record<string, string>> = {
      'a month': `kind=month&from=${dateAdd(today, -31)}`,
      'a quarter, by treatment': `kind=quarter&from=${today}&by=treatment`,
      'all there is, half a million visits': all,
      'all there is of one location': `${all}&location=place-7&by=practitioner`,
    };
    const rows: Row[] = [{ name: 'half a million visits summed up from nothing', value: summedUp, unit: 's' }];
    for (const [name, question] of Object.entries(questions)) {
      const step = { method: 'GET' as const, path: `/admin/reports?${question}`, headers: { cookie } };
      await load(many, [step], { connections: 1, amount: 10 });
      const seen = expect(await load(many, [step], { connections: 1, amount: 60 }), 200);
      rows.push({ name: `report: ${name}, p95`, value: quantile(seen.took, 0.95), unit: 'ms', goal: '≤ 300 ms' });
    }
    return rows;
  } finally {
    await app.close();
  }
}
