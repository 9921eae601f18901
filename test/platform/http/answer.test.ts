import { Controller, Get } from '@nestjs/common';
import { afterEach, expect, it } from 'vitest';
import { Allow } from '../../../src/accounts/allow.decorator.js';
import { type Answer, file, html, seeOther } from '../../../src/platform/http/answer.js';
import { type App, openApp } from '../../support/app.js';

const long = `<p>${'needles and time to rest '.repeat(200)}</p>`;

@Controller('try')
@Allow('public')
class TryController {
  @Get('page')
  page(): Answer {
    return html(long, { personal: true, cookies: [{ name: 'visit-A', value: 'x', maxAge: 60 }] });
  }

  @Get('on')
  on(): Answer {
    const cookies = ['A', 'B'].map((name) => ({ name: `visit-${name}`, value: 'x', maxAge: 60 }));
    return seeOther('/try/page', { cookies });
  }

  @Get('file')
  file(): Answer {
    return file('BEGIN:VCALENDAR', 'text/calendar; charset=utf-8', { name: 'invite.ics' });
  }

  @Get('plain')
  plain(): unknown {
    return { a: 1 };
  }
}

let app: App;
afterEach(() => app.close());

it('a page, a way on, a file and plain values each go out with their headers', async () => {
  app = await openApp({ controllers: [TryController] });

  const page = await app.http.get('/try/page').set('accept-encoding', 'identity').expect(200);
  expect(page.text).toBe(long);
  expect(page.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    vary: 'accept-encoding',
    'set-cookie': ['visit-A=x; Max-Age=60; Path=/; HttpOnly; SameSite=Lax'],
  });

  const on = await app.http.get('/try/on').expect(303).expect('location', '/try/page');
  expect(on.headers['set-cookie']).toHaveLength(2);
  expect(on.headers['referrer-policy']).toBe('no-referrer');

  await app.http.get('/try/file').expect('content-disposition', 'attachment; filename="invite.ics"');
  await app.http.get('/try/plain').expect(200, { a: 1 }).expect('cache-control', 'no-store');
  await app.http
    .get('/try/nowhere')
    .expect(404)
    .expect('content-type', /text\/html/);
  await app.http.head('/try/page').expect(200);
});

it('a page goes out as small as the client takes it', async () => {
  app = await openApp({ controllers: [TryController] });
  const bytes = async (accepted: string) => {
    const answer = await fetch(`${app.url}/try/page`, { headers: { 'accept-encoding': accepted }, redirect: 'manual' });
    return { encoding: answer.headers.get('content-encoding'), text: await answer.text() };
  };

  // fetch undoes the encoding itself; what it says about it is what came over the wire.
  expect(await bytes('gzip, deflate, br')).toEqual({ encoding: 'br', text: long });
  expect(await bytes('gzip')).toEqual({ encoding: 'gzip', text: long });
  expect(await bytes('br;q=0, gzip;q=0')).toEqual({ encoding: null, text: long });
});
