import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clientAddress, networkOf } from '../../../src/platform/http/network-of.js';

const hex = (group: number) => group.toString(16);
const group = fc.integer({ min: 0, max: 0xffff });
/** Global unicast, so that none of them is an IPv4 address in disguise. */
const v6 = fc
  .tuple(fc.integer({ min: 0x2000, max: 0x3fff }), fc.array(group, { minLength: 7, maxLength: 7 }))
  .map(([first, rest]) => [first, ...rest]);
const v4 = fc.ipV4();
const port = fc.integer({ min: 1, max: 65_535 });
/** Neither an address nor anything that holds one. */
const garbage = fc.constantFrom(
  'unknown',
  '_hidden',
  '',
  'for=',
  'for=unknown',
  '[]',
  '[::1',
  '1.2.3',
  '1.2.3.4.5',
  ':80',
  'a, b',
);

/** All the ways of writing the same IPv6 address. */
const spellings = (groups: readonly number[]) => {
  const full = groups.map((one) => hex(one).padStart(4, '0')).join(':');
  const short = new URL(`http://[${full}]`).hostname.slice(1, -1);
  return [full, full.toUpperCase(), groups.map(hex).join(':'), short];
};

const asProxiesWriteIt = (address: string, at: number) =>
  address.includes(':')
    ? [address, `[${address}]`, `[${address}]:${at}`, `${address}%eth0`, `for="[${address}]:${at}"`, ` [${address}%1] `]
    : [
        address,
        `${address}:${at}`,
        `::ffff:${address}`,
        `[::FFFF:${address}]:${at}`,
        `for=${address}`,
        `for="${address}:${at}";proto=https`,
      ];

it('an IPv4 client is one network, however it is written', () => {
  fc.assert(
    fc.property(v4, port, (address, at) => {
      const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
      const mapped = `::ffff:${hex(a * 256 + b)}:${hex(c * 256 + d)}`;
      for (const written of [...asProxiesWriteIt(address, at), mapped, `0:0:0:0:0:ffff:${address}`])
        expect(networkOf(written)).toBe(address);
    }),
  );
});

it('an IPv6 client is its /64, however it is written, and no other', () => {
  fc.assert(
    fc.property(v6, v6, port, (one, other, at) => {
      const network = one.slice(0, 4).map(hex).join(':');
      for (const neighbor of [one, [...one.slice(0, 4), ...other.slice(4)]])
        for (const spelling of spellings(neighbor))
          for (const written of asProxiesWriteIt(spelling, at)) expect(networkOf(written)).toBe(network);
      const elsewhere = [...one.slice(0, 3), one[3]! ^ 1, ...one.slice(4)];
      expect(networkOf(elsewhere.map(hex).join(':'))).not.toBe(network);
    }),
  );
});

it('the client is whom the outermost believed proxy names, whatever the client sent along', () => {
  const made = fc.array(fc.oneof(v4, garbage, fc.string()), { maxLength: 4 });
  fc.assert(
    fc.property(made, v4, fc.array(v4, { maxLength: 3 }), port, (forged, client, between, at) => {
      const header = [...forged, `${client}:${at}`, ...between].join(', ');
      expect(clientAddress(header, '10.0.0.1', between.length + 1)).toBe(client);
    }),
  );
});

it('what a proxy cannot name counts as the proxy itself, and fewer entries than proxies as the first', () => {
  fc.assert(
    fc.property(garbage, (nothing) => {
      expect(networkOf(clientAddress(nothing, '::ffff:10.0.0.1', 1))).toBe('10.0.0.1');
    }),
  );
  expect(clientAddress('192.0.2.7', '10.0.0.1', 2)).toBe('192.0.2.7');
});

it('a client that has hung up, whose address nobody knows any more, is one too', () => {
  expect(networkOf(undefined)).toBe('unknown');
});
