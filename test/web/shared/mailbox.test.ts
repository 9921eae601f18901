import { mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MailFolder } from '../../../src/platform/embedded/mail-folder.service.js';
import { type App, openApp } from '../../support/app.js';
import { smallClinic } from '../../support/small-clinic.js';

const mail = [
  'From: Harbour <appointments@clinic.test>',
  'To: zoe@example.org',
  'Subject: Your appointment on Tue, Dec 1, 10:00 AM',
  'MIME-Version: 1.0',
  'Content-Type: multipart/alternative; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain',
  '',
  'See http://clinic.test/visit/abc',
  '--b',
  'Content-Type: text/html',
  '',
  '<p style="color:red">See</p><script>alert(1)</script>',
  '--b--',
].join('\r\n');

describe('the mailbox of the embedded sink', () => {
  let app: App;
  const dataDir = mkdtempSync(join(tmpdir(), 'meridian-mailbox-'));
  beforeAll(async () => {
    app = await openApp({ clinic: smallClinic, env: { DATA_DIR: dataDir } });
  });
  afterAll(() => app.close());

  it('is empty at first, and shows what arrived', async () => {
    expect((await app.http.get('/dev/mail').expect(200)).text).toContain('No emails yet.');

    await new MailFolder(app.settings.mailFolder!).add(Buffer.from(mail), ['zoe@example.org'], app.clock.now());

    const { text } = await app.http.get('/dev/mail').expect(200);
    const [, address] = /href="(\/dev\/mail\/[^"]+)"/.exec(text)!;
    const letter = await app.http.get(address!).expect(200);
    expect(letter.text).toContain('<a href="http://clinic.test/visit/abc">');
    expect(letter.headers['content-security-policy']).toContain("frame-src 'self'");
  });

  it('shows the letter as it looks in a sandbox where nothing runs', async () => {
    const { text } = await app.http.get('/dev/mail');
    const [, address] = /href="(\/dev\/mail\/[^"]+)"/.exec(text)!;
    const { headers } = await app.http.get(`${address}/html`).expect(200);
    expect(headers['content-security-policy']).toMatch(/default-src 'none';.*sandbox/);
    expect(headers['content-security-policy']).not.toContain('allow-scripts');
  });

  describe('does not exist', () => {
    const ask = async (more: { remoteAddress?: string; headers?: Record<string, string> }) => {
      const server = app.nest.getHttpAdapter().getInstance() as FastifyInstance;
      const { text } = await app.http.get('/dev/mail').expect(200);
      const [, address] = /href="(\/dev\/mail\/[^"]+)"/.exec(text)!;
      const { headers = {}, remoteAddress = '127.0.0.1' } = more;
      const answers = ['/dev/mail', address!, `${address}/html`, `${address}/source`, `${address}/attachments/0`].map(
        (url) => server.inject({ url, remoteAddress, headers: { host: 'localhost', ...headers } }),
      );
      return (await Promise.all(answers)).map(({ statusCode }) => statusCode);
    };
    const none = [404, 404, 404, 404, 404];

    it('for other machines', async () => {
      const host = new URL(app.settings.publicUrl).host;
      expect(await ask({ remoteAddress: '192.0.2.7', headers: { host } })).toEqual(none);
    });

    it('for pages by whose name a browser on this machine was led here, though it be the name of the clinic', async () => {
      const host = new URL(app.settings.publicUrl).host;
      expect(await ask({ headers: { host } })).toEqual(none);
      expect(await ask({ headers: { host: 'rebound.example' } })).toEqual([421, 421, 421, 421, 421]);
    });

    it.each([
      'x-forwarded-for',
      'X-Forwarded-Host',
      'Forwarded',
      'Via',
      'X-Real-IP',
      'CF-Connecting-IP',
      'X_Forwarded_For',
      'X-Original-Forwarded-For',
      'X-Client-IP',
      'True-Client-IP',
      'X-Envoy-External-Address',
    ])('behind a proxy on this machine that says so by %s, whatever it says of whom', async (name) =>
      expect(await ask({ headers: { [name]: '127.0.0.1' } })).toEqual(none),
    );

    it('behind a proxy that says so after all that a visitor has sent, however much that is', async () => {
      const { port, hostname } = new URL(app.url);
      const many = Array.from({ length: 3000 }, () => 'a:\r\n').join('');
      for (const path of ['/dev/mail', '/metrics']) {
        const socket = connect(Number(port), hostname);
        socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n`);
        socket.write(`${many}X-Forwarded-For: 192.0.2.7\r\n\r\n`);
        expect(await text(socket)).toMatch(/^HTTP\/1\.1 404/);
      }
    });

    it('behind one that says nothing and speaks as proxies did in 1996', async () => {
      const { port, hostname } = new URL(app.url);
      const socket = connect(Number(port), hostname);
      socket.write('GET /dev/mail HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n');
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 404/);
    });
  });

  it('does not exist where letters go to a real server', async () => {
    const real = await openApp({ clinic: smallClinic, env: { SMTP_URL: 'smtp://mail.example.org:587' } });
    await real.http.get('/dev/mail').expect(404);
    await real.http.get('/dev/mail/000000000000000-00000000-0000-0000-0000-000000000000').expect(404);
    await real.close();
  });
});
