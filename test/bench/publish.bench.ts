import { setTimeout as pause } from 'node:timers/promises';
import type { Clinics } from './clinics.js';
import { quantile } from './load.js';
import type { Row } from './row.js';

/** The free times of a thousand practitioners, published: how long it takes, and how long others wait meanwhile. */
export async function publishBench({ many }: Clinics): Promise<Row[]> {
  // The first page of a process is never like the others.
  await waits(many, pause(1000));
  const quiet = await waits(many, pause(2000));
  const beganAt = performance.now();
  const published = ask(`${many}/$bulk-publish`);
  const meanwhile = await waits(many, published);
  const took = performance.now() - beganAt;
  const { output } = JSON.parse(await published) as { output: { url: string }[] };
  const name = `free times of 1,000 practitioners published (${output.length} files)`;
  return [
    { name, value: took, unit: 'ms' },
    {
      name: 'meanwhile a visitor waits for a page, p99; limit: when nothing is published',
      value: quantile(meanwhile, 0.99),
      unit: 'ms',
      limit: quantile(quiet, 0.99),
      ratio: quantile(meanwhile, 0.99) / quantile(quiet, 0.99),
    },
  ];
}

/** How long each of those who ask one after another has to wait for a page, until something is over: milliseconds, ascending. */
async function waits(url: string, over: Promise<unknown>): Promise<number[]> {
  const until = { over: false };
  void over.finally(() => (until.over = true));
  const took: number[] = [];
  while (!until.over) {
    const askedAt = performance.now();
    await ask(`${url}/treatments/acupuncture`);
    took.push(performance.now() - askedAt);
  }
  return took.sort((a, b) => a - b);
}

async function ask(url: string): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.text();
}
