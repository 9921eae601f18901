import { Logger } from '@nestjs/common';
import { expect, it } from 'vitest';
import { yearOfRecalls } from '../experiments/recalls.js';
import { yearOfReminders } from '../experiments/reminders.js';
import { freshDatabase } from '../support/database.js';

it('in a year in which the worker is killed every hour, no reminder is missed, doubled or untrue', async () => {
  Logger.overrideLogger(false);
  const { url, drop } = await freshDatabase();
  try {
    const { due, sent, missed, doubled, untrue, killed } = await yearOfReminders(url, 30);

    expect({ missed, doubled, untrue }).toEqual({ missed: 0, doubled: 0, untrue: 0 });
    expect(due).toBeGreaterThan(25);
    expect(sent).toBeGreaterThanOrEqual(due);
    expect(killed).toBeGreaterThan(80);
  } finally {
    await drop();
  }
}, 120_000);

it('in a year in which the worker is killed again and again, nobody is invited back twice, in vain or at night', async () => {
  Logger.overrideLogger(false);
  const { url, drop } = await freshDatabase();
  try {
    const { sent, killed, ...wrong } = await yearOfRecalls(url, 12);

    expect(wrong).toEqual({ doubled: 0, missed: 0, untrue: 0, atNight: 0 });
    expect(sent).toBeGreaterThan(8);
    expect(killed).toBeGreaterThan(80);
  } finally {
    await drop();
  }
}, 120_000);
