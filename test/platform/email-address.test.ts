import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createTransport } from 'nodemailer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailAddress, plainAddress, readableEmail } from '../../src/platform/email-address.js';

const read = (typed: string) => emailAddress.safeParse(typed);
const faults = (typed: string) => read(typed).error?.issues.map(({ message }) => message);

describe('whoever pastes an address is written to at it', () => {
  it.for([
    ['ana@example.org', 'ana@example.org'],
    ['Ana.Test@EXAMPLE.org', 'Ana.Test@example.org'],
    [' ana@example.org. ', 'ana@example.org'],
    ['ana@example.org,', 'ana@example.org'],
    ['ana @ example . org', 'ana@example.org'],
    ['<ana@example.org>', 'ana@example.org'],
    ['Ana Test <ana@example.org>', 'ana@example.org'],
    ['"Test, Ana" <ana@example.org>;', 'ana@example.org'],
    ['“ana@example.org”', 'ana@example.org'],
    ["'ana@example.org'", 'ana@example.org'],
    ['mailto:ana@example.org?subject=Visit&body=a@b', 'ana@example.org'],
    ['MAILTO:ana%2Bclinic@example.org', 'ana+clinic@example.org'],
    ['<mailto:ana@example.org>', 'ana@example.org'],
    ['ana@example.org\u200b', 'ana@example.org'],
    ['\ufeffana@\u00adexample.org', 'ana@example.org'],
    ['ａｎａ＠ｅｘａｍｐｌｅ．ｏｒｇ', 'ana@example.org'],
    ['ana@example。org', 'ana@example.org'],
    ['ana﹫example｡org', 'ana@example.org'],
    ['o’brien@example.org', "o'brien@example.org"],
    ['anne\u2011marie@example.org', 'anne-marie@example.org'],
    ['1ana@1and1.example', '1ana@1and1.example'],
    ['ana+clinic@example.org', 'ana+clinic@example.org'],
    ['_-ana-_@example.org', '_-ana-_@example.org'],
    ['a!#$%&*/=?^_`{|}~-b@example.org', 'a!#$%&*/=?^_`{|}~-b@example.org'],
    ['"john smith"@example.com', '"john smith"@example.com'],
    ['"a@b, \\"c"@example.com', '"a@b, \\"c"@example.com'],
    ['"ana"@example.com', 'ana@example.com'],
    ['ana@MÜLLER.example', 'ana@xn--mller-kva.example'],
    ['ana@mu\u0308ller.example', 'ana@xn--mller-kva.example'],
    ['ana@xn--mller-kva.example', 'ana@xn--mller-kva.example'],
    ['ana@例え.テスト', 'ana@xn--r8jz45g.xn--zckzah'],
    [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
    [`ana@${'a'.repeat(63)}.example`, `ana@${'a'.repeat(63)}.example`],
    ['ana@a.b.c.d.e.example.museum', 'ana@a.b.c.d.e.example.museum'],
  ] as const)('%j as %j', ([typed, kept]) => {
    expect(read(typed)).toMatchObject({ data: kept });
    expect(plainAddress(kept)).toBe(kept);
  });
});

it.for([
  ['jürgen@example.org', 'fault.email-letters'],
  ['用户@example.org', 'fault.email-letters'],
  ['ana@[192.0.2.1]', 'fault.email-ip'],
  ['ana@[IPv6:2001:db8::1]', 'fault.email-ip'],
  ['ana', 'fault.email'],
  ['', 'fault.email'],
  ['@example.org', 'fault.email'],
  ['ana@', 'fault.email'],
  ['ana@example', 'fault.email'],
  ['ana@192.0.2.1', 'fault.email'],
  ['ana test@example.org', 'fault.email'],
  ['ana@example.org, ben@example.org', 'fault.email'],
  ['ana@example.org ben@example.org', 'fault.email'],
  ['ana..test@example.org', 'fault.email'],
  ['.ana@example.org', 'fault.email'],
  ['ana.@example.org', 'fault.email'],
  ['ana@-example.org', 'fault.email'],
  ['ana@example-.org', 'fault.email'],
  ['ana@exa_mple.org', 'fault.email'],
  ['ana@example..org', 'fault.email'],
  ['ana@xn--a.org', 'fault.email'],
  ['"ana@example.org', 'fault.email'],
  ['"a"b"@example.org', 'fault.email'],
  ['"a<b>c"@example.org', 'fault.email'],
  ['ana(comment)@example.org', 'fault.email'],
  [`${'a'.repeat(65)}@example.org`, 'fault.email'],
  [`ana@${'a'.repeat(64)}.example`, 'fault.email'],
  [`${'a'.repeat(64)}@${'a.'.repeat(95)}org`, 'fault.email'],
] as const)('an address of %j is a fault of its field: %s', ([typed, fault]) => {
  expect(faults(typed)).toEqual([fault]);
});

it('is shown as its owner writes it', () => {
  expect(readableEmail('ana@xn--mller-kva.example')).toBe('ana@müller.example');
  expect(readableEmail('ana@example.org')).toBe('ana@example.org');
});

it('reads an address once more as it is, whatever was typed', () => {
  const parts = fc.array(fc.constantFrom(...'aé@."<> \\,;?:%()[]-+\u200b＠。ü1'.split(''), 'mailto:', '"', '.org'), {
    maxLength: 14,
  });
  fc.assert(
    fc.property(parts, (some) => {
      const { data } = read(some.join(''));
      if (data !== undefined) expect(read(data)).toMatchObject({ data });
    }),
    { numRuns: 3000 },
  );
});

it('every address that is taken reaches a mail server that knows ASCII alone, as one recipient', async () => {
  const heard: string[] = [];
  const server = createServer((socket) => {
    socket.setEncoding('utf8').write('220 test\r\n');
    let isBody = false;
    socket.on('data', (data: string) => {
      for (const line of data.split('\r\n').filter(Boolean)) {
        if (isBody) isBody = line !== '.';
        else if (/^DATA/i.test(line)) isBody = true;
        else if (/^RCPT/i.test(line)) heard.push(line);
        if (!isBody) socket.write('250 OK\r\n');
        else if (/^DATA/i.test(line)) socket.write('354 go\r\n');
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, pool: true, maxConnections: 1 });
  const all = [
    '"john smith"@example.com',
    '"a@b, \\"c"@example.com',
    "o'brien@example.org",
    'ana@xn--mller-kva.example',
  ];
  for (const address of all)
    await transport.sendMail({ from: 'desk@example.org', to: { name: '', address }, text: 'Hello' });
  transport.close();
  server.close();
  expect(heard).toEqual(all.map((address) => `RCPT TO:<${address}>`));
});
