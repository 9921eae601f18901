import { Logger } from '@nestjs/common';
import { expect, it } from 'vitest';
import { postInTheStorm } from '../experiments/post.js';
import { freshDatabase } from '../support/database.js';

it('a server that is away, greylists, loses its word and falls silent, and workers that die: no letter is lost or out of order', async () => {
  Logger.overrideLogger(false);
  const { url, drop } = await freshDatabase();
  try {
    const { lost, outOfOrder, untrue, repeatedWithoutReason, ...counted } = await postInTheStorm(url, 20);

    expect({ lost, outOfOrder, untrue, repeatedWithoutReason }).toEqual({
      lost: 0,
      outOfOrder: 0,
      untrue: 0,
      repeatedWithoutReason: 0,
    });
    expect(counted.accepted).toBeGreaterThan(12);
    for (const mood of ['refused', 'greylisted', 'dropped', 'killed'] as const)
      expect(counted[mood], mood).toBeGreaterThan(0);
    // An hour of it nobody could send; a quarter of an hour until that is noticed, and as much for who is new there.
    expect(counted.longestWaitMinutes).toBeLessThan(95);
  } finally {
    await drop();
  }
}, 60_000);
