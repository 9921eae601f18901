import { Logger } from '@nestjs/common';
import { expect, it } from 'vitest';
import { JsonLogger } from '../../../src/platform/logger.service.js';
import { openApp } from '../../support/app.js';
import { smallClinic } from '../../support/small-clinic.js';
import { staffMember } from '../../support/staff.js';

it.each([
  ['x-forwarded-for', '0', 1],
  ['forwarded', '0', 1],
  ['accept', '0', 0],
  ['x-forwarded-for', '1', 0],
])(
  '%s, with TRUST_PROXY=%s, is told once in the log and on the page about health: %i',
  async (header, proxies, times) => {
    const lines: string[] = [];
    const logger = new JsonLogger('warn', { write: (line) => lines.push(line) });
    const app = await openApp({ clinic: smallClinic, logger, env: { TRUST_PROXY: proxies } });
    try {
      const { cookie } = await staffMember(app, ['admin']);
      const health = async () => (await app.http.get('/admin/health').set('cookie', cookie).expect(200)).text;
      expect(await health()).not.toContain('TRUST_PROXY is 0');
      for (let n = 0; n < 3; n++) await app.http.get('/find').set(header, '203.0.113.7').expect(200);

      expect((await health()).includes('TRUST_PROXY is 0')).toBe(times > 0);
      expect(lines.filter((line) => line.includes('TRUST_PROXY is 0'))).toHaveLength(times);
      expect(lines.join('')).not.toContain('203.0.113.7');
    } finally {
      await app.close();
      Logger.overrideLogger(false);
    }
  },
);
