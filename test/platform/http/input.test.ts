import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Allow } from '../../../src/accounts/allow.decorator.js';
import { Refusal } from '../../../src/platform/refusal.js';
import { type App, openApp } from '../../support/app.js';

@Controller('try')
class TryController {
  reached = 0;

  @Get('open/:name')
  @Allow('public')
  open(@Param('name') name: string, @Query('near') near?: string): unknown {
    return { name, near };
  }

  @Post('open')
  @Allow('public')
  post(@Body() body: unknown): unknown {
    return { body };
  }

  @Get('forgotten')
  forgotten(): string {
    return 'nobody said who may see this';
  }

  @Get('staff')
  @Allow('admin', 'reception')
  staff(): string {
    return 'the diary';
  }

  @Get('refused')
  @Allow('public')
  refused(): never {
    throw new Refusal('slot-taken');
  }

  @Get('broken')
  @Allow('public')
  broken(): never {
    throw new Error('Mei Tanaka has a knot');
  }

  @Post('broken')
  @Allow('public')
  brokenForm(): never {
    return this.broken();
  }
}

let app: App;
beforeAll(async () => {
  app = await openApp({ controllers: [TryController] });
});
afterAll(() => app.close());

it('a route that names no policy is nobody’s, and staff routes are not open to the public', async () => {
  await app.http.get('/try/forgotten').expect(403);
  await app.http.head('/try/forgotten').expect(403);
  await app.http.get('/try/staff').expect(303).expect('location', '/staff/sign-in?next=%2Ftry%2Fstaff');
  await app.http.head('/try/staff').expect(303);
});

it('no spelling of an address comes past the policy', async () => {
  const spellings = [
    '/try//forgotten',
    '//try/forgotten',
    '/try/forgotten/',
    '/try/%66orgotten',
    '/%74ry/staff',
    '/try/./staff',
    '/try/open/../staff',
    '/try/STAFF',
    '/try/staff;x=1',
    '/try/staff%2f',
    '/try/staff?',
    '/try/staff#x',
  ];
  for (const path of spellings) {
    for (const method of ['get', 'head', 'post', 'options'] as const) {
      const answer = await app.http[method](path)
        .set('x-http-method-override', 'GET')
        .set('x-original-url', '/try/open/a');
      expect([303, 403, 404, 405], `${method} ${path}`).toContain(answer.status);
      expect(answer.text ?? '').not.toMatch(/the diary|nobody said/);
      if (answer.status === 303) expect(answer.headers['location']).toMatch(/^\/staff\/sign-in/);
    }
  }
});

it('control characters are refused in a path and from programs, and names of all peoples are welcome', async () => {
  for (const bad of ['/try/open/a%00b', '/try/open/%07']) await app.http.get(bad).expect(400);
  await app.http
    .post('/try/open')
    .send({ note: { deep: ['\u0000'] } })
    .expect(400);
  await app.http.post('/try/open').send({ note: '\ud800' }).expect(400);

  const welcome = ['Zoë O’Neill', '李小龍', 'محمد', 'नीलम', '👩‍⚕️', 'two\nlines'];
  const answer = await app.http.post('/try/open').send({ welcome }).expect(201);
  expect(answer.body).toEqual({ body: { welcome } });
});

it('what nobody sees is taken out, and every line break is one', async () => {
  const typed = '\ufeffAna\u200b \u202aGar\u00adc\u2060ía\u202c\u200e\u061c, علی\u200cرضا 👩\u200d⚕️';
  const seen = 'Ana García, علی\u200cرضا 👩\u200d⚕️';
  const notes = ['a\vb', 'a\fb', 'a\u0085b', 'a\u2028b', 'a\u2029b', 'a\nb'];

  const sent = await app.http.post('/try/open').send({ typed, notes }).expect(201);
  expect(sent.body).toEqual({ body: { typed: seen, notes: notes.map(() => 'a\nb') } });
  const asked = await app.http.get(`/try/open/a?${new URLSearchParams({ near: `${typed}\u2028x` })}`).expect(200);
  expect(asked.body).toEqual({ name: 'a', near: `${seen} x` });
});

it('control characters and line breaks that came with an address end no search', async () => {
  const { body } = await app.http.get('/try/open/a?near=%00Bell%0D%0Aport%07').expect(200);
  expect(body).toEqual({ name: 'a', near: 'Bell port' });
});

it('control characters that somebody pasted into a form end no booking', async () => {
  const { body } = await app.http.post('/try/open').send('name=A%00na%07&note=a%1Bb%EF%BF%BF').expect(201);
  expect(body).toEqual({ body: { name: 'Ana', note: 'ab' } });
});

it('what cannot be read is refused: strange media, broken JSON, towers, too much', async () => {
  const post = (type: string, body: string) => app.http.post('/try/open').set('content-type', type).send(body);
  await post('text/plain', '{"a":1}').expect(415);
  await post('application/xml', '<a/>').expect(415);
  await post('application/json', '{').expect(400);
  await post('application/json', `${'['.repeat(30_000)}${']'.repeat(30_000)}`).expect(400);
  await post('application/json', JSON.stringify({ a: 'a'.repeat(70_000) })).expect(413);
  await post('application/json', '{"__proto__":{"a":1}}').expect(400);
});

it('a form sent from elsewhere changes nothing; programs and our own pages come through', async () => {
  const post = () => app.http.post('/try/open').send({ a: 1 });
  await post().set('sec-fetch-site', 'cross-site').expect(403);
  await post().set('sec-fetch-site', 'same-site').expect(403);
  await post().set('origin', 'https://evil.example').expect(403);
  await post().set('origin', 'null').expect(403);
  await post().set('origin', 'https://evil.example').set('authorization', 'Bearer x').set('cookie', 'a=b').expect(403);

  await post().expect(201);
  await post().set('sec-fetch-site', 'same-origin').expect(201);
  await post().set('origin', 'http://clinic.test').expect(201);
  await post().set('origin', 'https://partner.example').set('authorization', 'Bearer x').expect(201);
});

it('every answer says what a browser may do with it, and which request it was', async () => {
  for (const path of ['/try/open/a', '/try/forgotten', '/nowhere', '/try/broken', '/try/open/%']) {
    const { headers } = await app.http.get(path);
    expect(headers['content-security-policy'], path).toMatch(
      /default-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/,
    );
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['x-request-id']).toMatch(/^[\w-]{8,}$/);
  }
});

it('on https a browser is told to come by https only, whatever the answer', async () => {
  const secure = await openApp({ env: { PUBLIC_URL: 'https://clinic.test' } });
  const answers = await Promise.all([
    secure.http.get('/healthz').expect(200),
    secure.http.get('/nowhere').expect(404),
    secure.http.get('/nowhere').set('host', 'rebound.example').expect(421),
    secure.http.get('/healthz').set('cookie', 'x'.repeat(20_000)).expect(413),
  ]);

  for (const { status, headers } of answers) {
    expect(headers, `${status}`).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    });
  }
  expect(answers[0].headers['content-security-policy']).toContain('upgrade-insecure-requests');
  await secure.close();
});

it('a fault of ours is a calm page with the number of the request, and tells nothing else', async () => {
  const answer = await app.http
    .get('/try/broken')
    .expect(500)
    .expect('content-type', /text\/html/);

  expect(answer.text).toContain(answer.headers['x-request-id']);
  expect(answer.text).not.toMatch(/Mei|knot|Error|at /);
});

it('after a fault of ours the page leads to the same address, or says how to send the form again', async () => {
  const [read, sent, missing] = await Promise.all([
    app.http.get('/try/broken'),
    app.http.post('/try/broken').set('sec-fetch-site', 'same-origin'),
    app.http.get('/nowhere'),
  ]);

  const says = ({ text }: { readonly text: string }) => [
    text.includes('<a class="button" href>Try again</a>'),
    text.includes('send the form once more'),
  ];
  expect([read, sent, missing].map(says)).toEqual([
    [true, false],
    [false, true],
    [false, false],
  ]);
});

it('an address asked in the wrong way is told apart from one that is not there', async () => {
  await app.http.delete('/try/open').expect(405).expect('allow', 'POST');
  await app.http.get('/nowhere').expect(404);
});

it('programs get problem+json', async () => {
  const answer = await app.http
    .get('/api/v1/nowhere')
    .expect(404)
    .expect('content-type', /application\/problem\+json/);

  expect(answer.body).toMatchObject({ status: 404, code: 'not-found', title: 'Not found' });
  expect(answer.body.detail).toEqual(expect.any(String));
});

it('more headers than anybody sends are refused like anything else', async () => {
  const { status, headers, body } = await app.http.get('/try/open/x').set('cookie', 'x'.repeat(20_000));

  expect(status).toBe(413);
  expect(headers['content-type']).toContain('application/problem+json');
  expect(body).toMatchObject({ code: 'too-large', status: 413 });
});
