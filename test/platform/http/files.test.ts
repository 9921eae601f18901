import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { Body, Controller, Post } from '@nestjs/common';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Allow } from '../../../src/accounts/allow.decorator.js';
import { AcceptsFiles } from '../../../src/platform/http/accepts-files.decorator.js';
import { FileOnDisk, Upload } from '../../../src/platform/http/upload.js';
import { type App, openApp } from '../../support/app.js';

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
let lastPath = '';

@Controller('try')
class FilesController {
  @Post('photo')
  @Allow('public')
  @AcceptsFiles({ megabytes: 8 })
  photo(@Body() { photo, ...fields }: { photo?: unknown }): unknown {
    if (!(photo instanceof Upload)) return { fields };
    return { fields, name: photo.name, type: photo.type, hash: hash(photo.bytes) };
  }

  @Post('dump')
  @Allow('public')
  @AcceptsFiles({ megabytes: 8, onDisk: true })
  dump(@Body() { dump }: { dump?: unknown }): unknown {
    if (!(dump instanceof FileOnDisk)) return {};
    lastPath = dump.path;
    return { size: dump.size, hash: hash(readFileSync(dump.path)), mode: statSync(dump.path).mode & 0o777 };
  }

  @Post('none')
  @Allow('public')
  none(): unknown {
    return {};
  }

  @Post('staff')
  @Allow('admin')
  @AcceptsFiles({ megabytes: 8 })
  staff(): unknown {
    return {};
  }
}

let app: App;
beforeAll(async () => {
  app = await openApp({ controllers: [FilesController] });
});
afterAll(() => app.close());

const form = (fields: Record<string, string | Blob>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') data.append(name, value);
    else data.append(name, value, 'p.jpg');
  }
  return data;
};
const post = (path: string, body: FormData) => fetch(`${app.url}/try/${path}`, { method: 'POST', body });

it('a picture of several megabytes arrives byte for byte, with the fields beside it', async () => {
  const bytes = randomBytes(7_900_000);

  const answer = await post('photo', form({ name: 'Zoë\r\nx', photo: new Blob([bytes], { type: 'image/jpeg' }) }));

  expect(await answer.json()).toEqual({
    fields: { name: 'Zoë\r\nx' },
    name: 'p.jpg',
    type: 'image/jpeg',
    hash: hash(bytes),
  });
});

it('what is larger than the route takes is refused, in words', async () => {
  const answer = await post('photo', form({ photo: new Blob([randomBytes(8_400_000)]) }));

  expect(answer.status).toBe(413);
});

it('a file on disk is its owner’s alone and gone with the request', async () => {
  const bytes = randomBytes(3_000_000);

  const answer = await post('dump', form({ dump: new Blob([bytes]) }));

  expect(await answer.json()).toEqual({ size: bytes.length, hash: hash(bytes), mode: 0o600 });
  await expect.poll(() => existsSync(lastPath)).toBe(false);
});

it('a field in which no file was chosen is not there', async () => {
  const body =
    '--B\r\nContent-Disposition: form-data; name="photo"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n' +
    '--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n2\r\n--B--\r\n';

  const answer = await app.http.post('/try/photo').set('content-type', 'multipart/form-data; boundary=B').send(body);

  expect(answer.body).toEqual({ fields: { a: ['1', '2'] } });
});

it('a handler that takes no files refuses them, and a stranger is not even listened to', async () => {
  expect((await post('none', form({ a: '1' }))).status).toBe(415);
  const stranger = await fetch(`${app.url}/try/staff`, {
    method: 'POST',
    body: form({ a: '1' }),
    redirect: 'manual',
  });
  expect(stranger.status).toBe(303);
});

it('forms that break off or lie are refused; control characters go, in names of files too', async () => {
  const send = (body: string) =>
    app.http.post('/try/photo').set('content-type', 'multipart/form-data; boundary=B').send(body);

  await send('--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n1').expect(400);
  await send('nothing of the kind').expect(400);
  const file = 'Content-Disposition: form-data; name="photo"; filename="\u202egnp\u0007.png"\r\n\r\nx';
  const { body } = await send(
    `--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n\u0000b\r\n--B\r\n${file}\r\n--B--\r\n`,
  );
  expect(body).toMatchObject({ fields: { a: 'b' }, name: 'gnp.png' });
});

it('a request that hangs up halfway leaves the house standing', async () => {
  await new Promise<void>((resolve) => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1', () => {
      socket.write(
        'POST /try/photo HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: 5000\r\n\r\n--B\r\n',
      );
      setTimeout(() => socket.destroy(), 50);
    });
    socket.once('close', () => resolve());
  });

  expect((await post('photo', form({ a: '1' }))).status).toBe(201);
});
