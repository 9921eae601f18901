import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Controller, Get, Inject, Options, Param, Req } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { FreelyRead } from '../../../platform/http/freely-read.decorator.js';
import { Answer } from '../../../platform/http/answer.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { withEtag } from '../../../platform/http/etag.js';
import { Refusal } from '../../../platform/refusal.js';
import { SETTINGS, type Settings } from '../../../platform/settings.js';
import { file } from '../../shared/answer.js';
import { FreeTimes } from './free-times.service.js';
import { manifestText } from './publication.js';

const cache = 'public, max-age=60';
/** For everybody, also out of the pages of others: there is nothing in it that the pages do not say. */
const open = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag',
  'cross-origin-resource-policy': 'cross-origin',
};

/**
 * Published free times: SMART Scheduling Links. Only what can be booked, never why something cannot, so that nobody learns
 * from it when a practitioner has visits and when none of the hours.
 */
@Controller()
@Allow('public')
@FreelyRead()
export class FreeTimesController {
  constructor(
    private readonly freeTimes: FreeTimes,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  @Get('$bulk-publish')
  async manifest(@Req() request: WebRequest): Promise<Answer> {
    const text = manifestText(this.settings.publicUrl, await this.freeTimes.publication());
    return withEtag(file(text, 'application/json; charset=utf-8', { cache, headers: open }), request);
  }

  @Get('free-times/:name')
  async part(@Param('name') name: string, @Req() request: WebRequest): Promise<Answer> {
    const found = (await this.freeTimes.publication()).files.get(name);
    if (!found) throw new Refusal('not-found');
    const zipped = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(request.headers['accept-encoding'] ?? '');
    const headers = {
      ...open,
      etag: found.etag,
      vary: 'accept-encoding',
      ...(zipped && { 'content-encoding': 'gzip' }),
    };
    const body = zipped ? found.gzip : await unzip(found.gzip);
    return withEtag(file(body, 'application/fhir+ndjson', { cache, headers }), request);
  }

  /** A page that asks with headers of its own asks whether it may, first. */
  @Options(['$bulk-publish', 'free-times/:name'])
  preflight(): Answer {
    const asked = { 'access-control-allow-methods': 'GET, HEAD', 'access-control-allow-headers': '*' };
    return new Answer(204, { ...open, ...asked, 'access-control-max-age': '86400', 'cache-control': cache });
  }
}

const unzip = promisify(gunzip);
