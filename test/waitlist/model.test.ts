import { Logger } from '@nestjs/common';
import { expect, it } from 'vitest';
import { waitlistFaults, waitlistModel } from '../experiments/waitlist.js';
import { freshDatabase } from '../support/database.js';

it('whatever people do and whenever the worker is killed, each freed time goes to whose turn it is', async () => {
  Logger.overrideLogger(false);
  const { url, drop } = await freshDatabase();
  try {
    const counts = await waitlistModel(url, 250, 5);

    expect(waitlistFaults.filter((fault) => counts[fault] !== 0)).toEqual([]);
    expect(counts['offers']).toBeGreaterThan(10);
    expect(counts['killed']).toBeGreaterThan(5);
  } finally {
    await drop();
  }
}, 120_000);
