import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Attribution } from '../../../finder/attribution.service.js';
import { Links } from '../../../finder/links.service.js';
import { type Answer, json } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { type Frame, Frames } from './frames.service.js';
import { cardOf, cardSubject, type CardSubject } from './oembed.js';

const size = z.coerce.number().int().min(1).max(10_000).optional().catch(undefined);
const asked = z.object({
  url: z.string().max(4000).default(''),
  format: z.string().max(20).default('json'),
  maxwidth: size,
  maxheight: size,
});

/** An address of ours that somebody pastes into an editor becomes a card with the next free times (https://oembed.com). */
@Controller('oembed')
@Allow('public')
export class OembedController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly frames: Frames,
    private readonly links: Links,
    private readonly attribution: Attribution,
  ) {}

  @Get()
  async card(@Query() query: unknown): Promise<Answer> {
    const { url, format, maxwidth, maxheight } = parse(asked, query);
    if (format !== 'json') return refused(501, 'Only format=json.');
    const { name: clinic, origin } = await this.siteContext.site();
    const subject = cardSubject(url, origin);
    if (subject === 'private') return refused(401, 'This page is private.');
    const found = subject && (await this.found(subject));
    if (!found?.frame?.active) return refused(404, 'There is no card for this address.');
    const { frame, path, page } = found;
    const about = { clinic, origin, title: frame.title ?? frame.label, maxWidth: maxwidth, maxHeight: maxheight };
    const card = cardOf({ ...about, frame: `${path}?at=card`, page });
    return json(JSON.stringify(card), { headers: { ...readable, 'cache-control': 'public, max-age=3600' } });
  }

  /** `path`: of the frame; `page`: what the link beside it leads to. */
  private async found(subject: CardSubject): Promise<{ frame: Frame | null; path: string; page: string } | null> {
    if (subject.kind === 'treatment' || subject.kind === 'practitioner') {
      const { kind, slug } = subject;
      const frame = await (kind === 'treatment' ? this.frames.ofTreatment(slug) : this.frames.ofPractitioner(slug));
      return { frame, path: `/embed/${kind}s/${encodeURIComponent(slug)}`, page: frame?.leadsTo ?? '' };
    }
    const code = await this.codeOf(subject);
    if (code === null) return null;
    return { frame: await this.frames.ofLink(code), path: `/embed/${code}`, page: `/go/${code}?at=card` };
  }

  /** Editors follow a link before they ask, and come with the address it led to. */
  private async codeOf(subject: Extract<CardSubject, { kind: 'link' | 'search' }>): Promise<string | null> {
    if (subject.kind === 'search') {
      const linkId = this.attribution.read(subject.via)?.linkId;
      return linkId === undefined ? null : this.links.codeOf(linkId);
    }
    const frame = await this.frames.ofLink(subject.code, subject.page);
    return frame?.id ? frame.code : null;
  }
}

/** Editors ask from the reader's browser, too. */
const readable = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

function refused(status: number, error: string): Answer {
  return json(JSON.stringify({ error }), { status, headers: readable });
}
