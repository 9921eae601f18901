import { parseArgs } from 'node:util';
import { Logger } from '@nestjs/common';
import { type Counts, type Experiment, experiments, inWords } from './experiments.js';
import { inPlace } from './place.js';

interface Row {
  readonly experiment: string;
  readonly operations: number;
  /** Kinds with how often each was seen. */
  readonly violations: string;
  readonly seed: number;
  readonly seconds: number;
}

/** `npm run prove -- [names] --minutes 5 --seed 7`: runs what can be proven in so short a time, and fails on any violation. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string' } },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e6));
const proofs = Object.entries(experiments).filter(([, { proof }]) => proof);
const names =
  positionals.length > 0 ? positionals : proofs.filter(([, { proof }]) => !proof!.onlyByName).map(([name]) => name);
const unknown = names.filter((name) => !experiments[name]?.proof);
if (unknown.length > 0 || !(minutes > 0) || !Number.isInteger(seed)) {
  console.error(`npm run prove -- [${proofs.map(([name]) => name).join('|')}] --minutes 5 --seed 7`);
  process.exit(2);
}

const nothing: readonly [Counts, readonly string[]] = [{}, []];

Logger.overrideLogger(false);
const rows: Row[] = [];
for (const name of names) rows.push(await prove(name, experiments[name]!));
console.log(tableOf(rows));
process.exit(rows.every(({ violations }) => violations === '0') ? 0 : 1);

async function prove(name: string, { run, proof }: Experiment): Promise<Row> {
  const began = performance.now();
  console.log(`${name} …`);
  const given = proof!.given(minutes, seed);
  const seen = await inPlace((place) => run(place, given.map(String))).catch((fault: unknown) => {
    console.error(fault);
    return undefined;
  });
  const [counts, zero] = seen ?? nothing;
  const found = zero.filter((what) => counts[what] !== 0).map((what) => `${inWords(what)} ${counts[what]}`);
  return {
    experiment: name,
    operations: seen ? proof!.operations(counts, given) : 0,
    violations: seen ? found.join(', ') || '0' : 'did not end',
    seed,
    seconds: Math.round((performance.now() - began) / 1000),
  };
}

function tableOf(rows: readonly Row[]): string {
  const columns = ['experiment', 'operations', 'violations', 'seed', 'seconds'] as const;
  const lines = [columns, ...rows.map((row) => columns.map((column) => String(row[column])))];
  const widths = columns.map((_, n) => Math.max(...lines.map((line) => line[n]!.length)));
  const [head, ...rest] = lines.map((line) => `| ${line.map((cell, n) => cell.padEnd(widths[n]!)).join(' | ')} |`);
  return [head, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rest].join('\n');
}
