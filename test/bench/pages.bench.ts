import { get, type IncomingMessage } from 'node:http';
import { perPlace, practitioners } from './clinic-data.js';
import type { Clinics } from './clinics.js';
import { during, expect, inTurns, load, quantile } from './load.js';
import type { Row } from './row.js';
import { everyPractitioner, growth } from './slots.bench.js';

/** The choose-a-time page, another practitioner's with each request, uncompressed; and what a first visit costs. */
export async function pagesBench({ few, many, bareNest, past }: Clinics): Promise<Row[]> {
  const example = await fetch(`${many}${chooseTime(0)}`).then((answer) => answer.text());
  const elements = example.match(/<[a-z]/g)!.length;
  const alike = `/page?queries=2&elements=${elements}&bytes=${example.length}&key=practitioner-`;
  // The realistic page of the goals: three queries and 59 KB of markup.
  const realistic = `/page?queries=3&elements=600&bytes=59000&key=practitioner-`;
  const side = (url: string, step: object) => async (round: number) => {
    const seen = expect(await load(url, [step], { connections: 10, duration: during(round) }), 200);
    return { rate: seen.rate, p50: quantile(seen.took, 0.5) };
  };
  const seen = await inTurns({
    realistic: side(bareNest, everyPractitioner(realistic)),
    alike: side(bareNest, everyPractitioner(alike)),
    small: side(few, everyChooseTime()),
    large: side(many, everyChooseTime()),
  });
  const name = 'the page to choose a time, 10 connections';
  const { br, gzip } = { br: await firstVisit(many, 'br'), gzip: await firstVisit(many, 'gzip') };
  const kilobytes = { unit: 'KB', goal: '≤ 40 KB' };
  return [
    {
      name: `${name}; limit: three queries and a page of 59 KB on bare Nest`,
      value: seen.large.rate!,
      unit: '/s',
      limit: seen.realistic.rate!,
      ratio: seen.large.rate! / seen.realistic.rate!,
      goal: '≥ 50 %',
    },
    {
      name: `${name}; limit: two queries and just its ${elements} elements on bare Nest`,
      value: seen.large.rate!,
      unit: '/s',
      limit: seen.alike.rate!,
      ratio: seen.large.rate! / seen.alike.rate!,
      goal: '≥ 60 %',
    },
    growth(`${name}, p50`, seen.large.p50!, seen.small.p50!, 'ms', past),
    { name: 'the page to choose a time with style, script and icon over the wire, br', value: br, ...kilobytes },
    { name: 'the same, gzip', value: gzip, ...kilobytes },
  ];
}

function everyChooseTime() {
  let n = 0;
  return { setupRequest: (request: object) => ({ ...request, path: chooseTime((n++ * 37) % practitioners) }) };
}

const chooseTime = (who: number) =>
  `/book?treatment=acupuncture&practitioner=practitioner-${who + 1}&location=place-${Math.floor(who / perPlace) + 1}`;

/** Kilobytes, headers and all: the page and every file it asks for. */
async function firstVisit(url: string, encoding: string): Promise<number> {
  const page = await fetch(`${url}${chooseTime(0)}`).then((answer) => answer.text());
  const files = [...page.matchAll(/(?:<link [^>]*href|<script [^>]*src)="(\/[^"]+)"/g)].map(([, path]) => path!);
  let bytes = 0;
  for (const path of [chooseTime(0), ...files]) bytes += await bytesOf(`${url}${path}`, encoding);
  return bytes / 1000;
}

function bytesOf(url: string, encoding: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const take = (answer: IncomingMessage) => {
      answer.resume().once('close', () => {
        resolve(answer.socket.bytesRead);
      });
    };
    get(url, { agent: false, headers: { 'accept-encoding': encoding } }, take).once('error', reject);
  });
}
