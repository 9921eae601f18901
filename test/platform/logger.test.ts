import { Controller, Get, Logger, Param } from '@nestjs/common';
import { expect, it, vi } from 'vitest';
import { Allow } from '../../src/accounts/allow.decorator.js';
import { JsonLogger } from '../../src/platform/logger.service.js';
import { openApp } from '../support/app.js';

@Controller('try')
class TryController {
  @Get('visit/:token')
  @Allow('public')
  visit(@Param('token') token: string): never {
    throw new Error(`no visit for ${token}`);
  }
}

it('a line says which route, which answer and how long, and nothing of what was asked or by whom', async () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const app = await openApp({ controllers: [TryController], env: { LOG_LEVEL: 'info' } });

  const answer = await app.http.get('/try/visit/secret-token?near=Bellport&name=Mei').set('user-agent', 'Tell-tale');
  const written = () => write.mock.calls.map(([text]) => String(text)).join('');
  // A line may wait a moment for others.
  await vi.waitFor(() => expect(written()).toContain('"route":'));
  await app.close();
  const said = written();
  write.mockRestore();
  Logger.overrideLogger(false);

  const lines = said.split('\n').filter((line) => line.startsWith('{'));
  const line = lines
    .map((text) => JSON.parse(text) as Record<string, unknown>)
    .find(({ route }) => route !== undefined);
  expect(line).toMatchObject({ level: 'info', method: 'GET', route: '/try/visit/:token', status: 500 });
  expect(line?.['request']).toBe(answer.headers['x-request-id']);
  expect(said).toContain(`"message":"fault"`);
  expect(said).not.toMatch(/secret-token|Bellport|Mei|Tell-tale|127\.0\.0\.1/);
});

it('says no more than it is asked to', () => {
  const lines: string[] = [];
  const logger = new JsonLogger('warn', (line) => lines.push(line));

  logger.log('request', { status: 200 }, 'http');
  logger.error('fault', { request: 'a-1' }, 'http');

  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { at: expect.any(String), level: 'error', from: 'http', message: 'fault', request: 'a-1' },
  ]);
});
