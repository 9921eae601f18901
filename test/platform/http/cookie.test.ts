import { Controller, Get, Query } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Allow } from '../../../src/accounts/allow.decorator.js';
import { type Answer, html } from '../../../src/platform/http/answer.js';
import { Cookies } from '../../../src/platform/http/request.decorator.js';
import { type App, openApp } from '../../support/app.js';

@Controller('try')
@Allow('public')
class TryController {
  @Get('set')
  set(@Query('value') value: string): Answer {
    return html('', { cookies: [{ name: 'visit-7KQ4', value, maxAge: 600 }] });
  }

  @Get('read')
  read(@Cookies() cookies: Readonly<Record<string, string>>): unknown {
    return cookies;
  }
}

describe.each([
  ['http', 'visit-7KQ4=a-token_1; Max-Age=600; Path=/; HttpOnly; SameSite=Lax'],
  ['https', '__Host-visit-7KQ4=a-token_1; Max-Age=600; Path=/; HttpOnly; Secure; SameSite=Lax'],
])('on %s', (scheme, header) => {
  let app: App;
  beforeAll(async () => {
    app = await openApp({ controllers: [TryController], env: { PUBLIC_URL: `${scheme}://clinic.test` } });
  });
  afterAll(() => app.close());

  const setBy = async (value: string) =>
    (await app.http.get('/try/set').query({ value }).expect(200)).headers['set-cookie'] as unknown as string[];
  const read = async (cookie: string) => (await app.http.get('/try/read').set('cookie', cookie).expect(200)).body;

  it('what was set comes back under its own name', async () => {
    expect(await setBy('a-token_1')).toEqual([header]);
    expect(await read(`other=1; ${header.split(';')[0]}`)).toMatchObject({ 'visit-7KQ4': 'a-token_1' });
  });

  it('one that is bound to this very host wins over one that a neighbor may have planted', async () => {
    expect(await read('a=planted; __Host-a=ours; a=again')).toEqual({ a: 'ours' });
    expect(await read('__Host-a=ours; a=planted')).toEqual({ a: 'ours' });
  });

  it('no value can break out of its header', async () => {
    const [cookie] = await setBy('b; Domain=evil.example');
    expect(cookie).not.toContain('; Domain');
  });
});
