import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Logger, Param } from '@nestjs/common';
import { expect, it, vi } from 'vitest';
import { Allow } from '../../src/accounts/allow.decorator.js';
import { batched, JsonLogger } from '../../src/platform/logger.service.js';
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
  const { lines, logger } = kept('info');
  const app = await openApp({ controllers: [TryController], logger });

  const answer = await app.http.get('/try/visit/secret-token?near=Bellport&name=Mei').set('user-agent', 'Tell-tale');
  await vi.waitFor(() => expect(lines.join('')).toContain('"route":'));
  await app.close();
  Logger.overrideLogger(false);

  const line = lines
    .map((text) => JSON.parse(text) as Record<string, unknown>)
    .find(({ route }) => route !== undefined);
  expect(line).toMatchObject({ level: 'info', method: 'GET', route: '/try/visit/:token', status: 500 });
  expect(line?.['request']).toBe(answer.headers['x-request-id']);
  const said = lines.join('');
  expect(said).toContain(`"message":"fault"`);
  expect(said).not.toMatch(/secret-token|Bellport|Mei|Tell-tale|127\.0\.0\.1/);
});

it('says no more than it is asked to', () => {
  const { lines, logger } = kept('warn');

  logger.log('request', { status: 200 }, 'http');
  logger.error('fault', { request: 'a-1' }, 'http');

  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { at: expect.stringMatching(/^\d{4}-.*Z$/), level: 'error', from: 'http', message: 'fault', request: 'a-1' },
  ]);
});

it('what Nest tells of itself, and what is said to nobody', () => {
  const { lines, logger } = kept('info');
  logger.log('Mapped {/visit/:token, GET} route', 'RouterExplorer');
  new JsonLogger('silent', { write: (line) => lines.push(line) }).error('fault');

  expect(lines).toEqual([]);
});

it('lines wait for others, until a warning takes them along', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-log-'));
  const file = join(folder, 'log');
  const output = batched(openSync(file, 'w'));
  const logger = new JsonLogger('info', output);

  logger.log('first');
  expect(readFileSync(file, 'utf8')).toBe('');
  logger.warn('second');
  const written = readFileSync(file, 'utf8');
  logger.log('third');

  expect(written).toMatch(/"first".*\n.*"second".*\n$/);
  await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toContain('"third"'));
  rmSync(folder, { recursive: true });
});

function kept(level: 'info' | 'warn') {
  const lines: string[] = [];
  return { lines, logger: new JsonLogger(level, { write: (line) => lines.push(line) }) };
}
