import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Inject, Injectable } from '@nestjs/common';
import { AllFreeStarts, type FreeOfPost } from '../../../availability/free-starts.service.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import { Clock } from '../../../platform/clock.js';
import { etagOf } from '../../../platform/http/etag.js';
import { SETTINGS, type Settings } from '../../../platform/settings.js';
import type { Clinic } from '../../shared/structured-data.js';
import type { Resource } from './fhir.js';
import type { Publication, PublishedFile } from './publication.js';
import { directory } from './directory.js';
import { slotLines } from './slot-lines.js';

/** As many as the page on which a time is chosen shows at once. Further ahead little is taken, and all of it can be asked for. */
export const days = 14;
const seconds = 60;

/** Who learns the same from the same places is told the same: made once a minute at most, by one at a time, when somebody asks. */
@Injectable()
export class FreeTimes {
  private latest: Publication | undefined;
  private making: Promise<Publication> | undefined;
  /** What a file of slots was made from, so that what has not changed is not written again. */
  private readonly made = new Map<string, { readonly from: string; readonly file: PublishedFile }>();

  constructor(
    private readonly free: AllFreeStarts,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  async publication(): Promise<Publication> {
    const age = this.latest ? this.clock.now().getTime() - this.latest.at.getTime() : Infinity;
    if (this.latest && age >= 0 && age < seconds * 1000) return this.latest;
    this.making ??= this.make().finally(() => (this.making = undefined));
    return this.making;
  }

  private async make(): Promise<Publication> {
    const at = this.clock.now();
    const { snapshot, posts } = await this.free.ofDays(days);
    const clinic = { origin: this.settings.publicUrl, name: snapshot.clinic.name };
    const slots: PublishedFile[] = [];
    const all: FreeOfPost[] = [];
    for await (const free of posts) {
      all.push(free);
      slots.push(await this.slotFile(clinic, snapshot, free));
    }
    const named = new Set(slots.map(({ name }) => name));
    for (const name of this.made.keys()) if (!named.has(name)) this.made.delete(name);
    const rest: PublishedFile[] = [];
    for (const { type, resources, states } of directory(clinic, snapshot, all, at, days)) {
      rest.push(await fileOf(type, `${type}.ndjson`, states, await linesOf(resources)));
    }
    this.latest = { at, files: new Map([...rest, ...slots].map((file) => [file.name, file])) };
    return this.latest;
  }

  private async slotFile(clinic: Clinic, { version }: Snapshot, { post, offered }: FreeOfPost): Promise<PublishedFile> {
    const { practitioner, location } = post;
    const name = `Slot.${practitioner.slug}.${location.slug}.ndjson`;
    const from = etagOf(`${version} ${offered.map(({ starts }) => starts.join()).join(' ')}`);
    const before = this.made.get(name);
    if (before?.from === from) return before.file;
    const text = offered.map(({ candidate, starts }) => slotLines(clinic, candidate, starts)).join('');
    const { region } = location.address;
    const file = await fileOf('Slot', name, region ? [region] : [], text);
    this.made.set(name, { from, file });
    return file;
  }
}

/** The rest of the process has its turn every hundred lines. */
async function linesOf(resources: Iterable<Resource>): Promise<string> {
  let [lines, count] = ['', 0];
  for (const one of resources) {
    lines += `${JSON.stringify(one)}\n`;
    if (++count % 100 === 0) await setImmediate();
  }
  return lines;
}

const zip = promisify(gzip);

async function fileOf(
  type: PublishedFile['type'],
  name: string,
  states: readonly string[],
  text: string,
): Promise<PublishedFile> {
  return { type, name, states, gzip: await zip(text, { level: 5 }), etag: etagOf(text) };
}
