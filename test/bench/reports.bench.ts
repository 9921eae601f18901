import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { readSettings } from '../../src/platform/settings.js';
import { KeepOffered } from '../../src/reports/keep-offered.job.js';
import { SumUpDays } from '../../src/reports/sum-up-days.job.js';
import { dateAdd, wallOf } from '../../src/time/wall-clock.js';
import { zone } from './clinic-data.js';
import type { Clinics } from './clinics.js';
import { expect, load, quantile } from './load.js';
import { receptionist } from './reception.js';
import type { Row } from './row.js';

/** The report of a clinic with half a million past visits and sixty thousand to come, asked for in every way there is. */
export async function reportsBench({ many, past, databases }: Clinics): Promise<Row[]> {
  const databaseUrl = databases.many;
  const settings = readSettings({ DATABASE_URL: databaseUrl });
  const app = await NestFactory.createApplicationContext(AppModule.of({ settings, databaseUrl }), { logger: false });
  try {
    const db = app.get(DataSource);
    await db.query(`select rebuild_reports()`);
    const began = performance.now();
    await app.get(SumUpDays, { strict: false }).run();
    const summedUp = (performance.now() - began) / 1000;
    await app.get(KeepOffered, { strict: false }).run();
    await db.query(`vacuum analyze reported_visits, reported_places, report_changes, offered_days, opened_days`);
    const cookie = await receptionist(databaseUrl);

    const rows: Row[] = [{ name: `${past} visits summed up from nothing`, value: summedUp, unit: 's' }];
    for (const [name, question] of Object.entries(questions())) {
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

function questions(): Readonly<Record<string, string>> {
  const today = wallOf(zone, Math.floor(Date.now() / 60_000)).date;
  const all = `kind=own&from=${dateAdd(today, -100)}&to=${dateAdd(today, 40)}`;
  return {
    'a month': `kind=month&from=${dateAdd(today, -31)}`,
    'a quarter, by treatment': `kind=quarter&from=${today}&by=treatment`,
    'all visits there are': all,
    'all visits of one location': `${all}&location=place-7`,
    'all visits of one practitioner': `${all}&practitioner=practitioner-25&by=treatment`,
  };
}
