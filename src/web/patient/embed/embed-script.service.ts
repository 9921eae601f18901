import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Accents } from '../../../notifications/email/accent.js';
import { Answer } from '../../../platform/http/answer.js';
import { frameAccentRules } from '../../shared/accent-rules.js';
import { publicFile } from '../../shared/assets.service.js';

/** Loaded by pages of other sites, from one address for ever: kept for an hour, then asked for only if it changed. */
const headers = {
  'content-type': 'text/javascript; charset=utf-8',
  'cache-control': 'public, max-age=3600, stale-while-revalidate=604800',
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};

/** What other people's pages load, and the style of the frame it makes. */
@Injectable()
export class EmbedScript {
  private readonly style = publicFile('embed.css').toString();
  readonly cardScript = publicFile('embed-card.js').toString();
  private readonly script = publicFile('embed.js');
  private readonly etag = `"${createHash('sha256').update(this.script).digest('base64url').slice(0, 16)}"`;

  /** In the clinic's color. It stands in the frame itself, whose site is a stranger to ours. */
  styleIn(accent: Accents | undefined): string {
    return accent ? this.style + frameAccentRules(accent) : this.style;
  }

  answer(known: string | undefined): Answer {
    const all = { ...headers, etag: this.etag };
    const tags = known?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    return tags?.includes(this.etag) ? new Answer(304, all) : new Answer(200, all, this.script);
  }
}
