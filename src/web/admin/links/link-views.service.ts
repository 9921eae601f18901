import { Inject, Injectable } from '@nestjs/common';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import { entryAt } from '../../../clinic-file/entry-edits.js';
import type { ClinicFile, LinkEntry } from '../../../clinic-file/schema.js';
import { said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { BlogFeeds } from '../../../import/posts/blog-feeds.service.js';
import { guessTreatment } from '../../../import/posts/treatment-guess.js';
import { RetiredEntries } from '../../../changes/retired.service.js';
import { Attribution, type LedgerLine } from '../../../finder/attribution.service.js';
import { SETTINGS, type Settings } from '../../../platform/settings.js';
import type { Choice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { commentAnswers } from './comment-answers.js';
import { courseOf, leadsTo, whatOf } from './in-words.js';
import type { EntryForm, Shown } from '../resource/resource.js';
import type { LinkFields, LinkMore } from './link-fields.js';
import type { LinkView } from './link-page.js';
import { partOf } from './pages.js';
import { type LinkSnippets, linkSnippets } from './link-snippets.js';
import { entryAddress } from '../resource/address.js';

/** A blog may have thousands. */
const perPage = 100;

/** What the pages about links show. */
@Injectable()
export class LinkViews {
  constructor(
    private readonly edits: ClinicEdits,
    private readonly retired: RetiredEntries,
    private readonly attribution: Attribution,
    private readonly feeds: BlogFeeds,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async list(site: Site, asked: number) {
    const [{ file }, gone, ledger, waiting] = await Promise.all([
      this.edits.current(),
      this.retired.links(),
      this.ledger(),
      this.feeds.waiting(),
    ]);
    const course = (code: string) => courseOf(site, ledger.get(code));
    const { part, ...where } = partOf(file.links, asked, perPage);
    return {
      ...where,
      waiting: waiting.length,
      entries: part.map((link) => ({
        slug: link.code,
        name: link.title ?? link.label,
        href: entryAddress('/admin/links', link.code),
        facts: [
          ...(link.title ? [site.t('links.says', { label: link.label })] : []),
          site.t('links.leads', { code: link.code, where: leadsTo(site, file, link) }),
          ...(link.page ? [site.t('links.stands', { page: link.page })] : []),
          course(link.code),
        ],
      })),
      gone: gone.map(({ code, label }) => ({ id: code, name: label, facts: [`/go/${code}`, course(code)] })),
      restoredBy: 'code' as const,
    };
  }

  /** @throws Refusal not-found */
  async one(site: Site, code: string, form: EntryForm<LinkMore>): Promise<Omit<LinkView, 'member'>> {
    const [{ file }, ledger] = await Promise.all([this.edits.current(), this.ledger(code)]);
    const link = entryAt(file, 'links', code);
    const given = this.linkSnippets(link);
    return {
      label: link.title ?? link.label,
      where: leadsTo(site, file, link),
      course: courseOf(site, ledger.get(code)),
      counts: ledger.get(code)?.visited || ledger.get(code)?.booked ? ledger.get(code) : undefined,
      code,
      given,
      answers: commentAnswers(given.address, file.locale),
      fields: this.fields(site, file, form),
    };
  }

  linkSnippets({ code, label }: Pick<LinkEntry, 'code' | 'label'>): LinkSnippets {
    return linkSnippets(this.settings.publicUrl, code, label);
  }

  /** With the treatment the title of the article speaks for filled in, and that said; nothing is saved. */
  async guessed(site: Site, typed: Typed): Promise<Shown<LinkMore>> {
    const { file } = await this.edits.current();
    const guess = guessTreatment(file.treatments, {
      title: `${said(typed, 'title')} ${said(typed, 'label')}`,
      words: '',
    });
    if (!guess) return { typed, more: { guessed: site.t('link.guessed-none') } };
    const shown = { ...typed, treatment: [guess.treatment], addOns: guess.addOns };
    return { typed: shown, more: { guessed: site.t('link.guessed', { what: whatOf(site, file, guess) }) } };
  }

  fields({ t }: Site, { treatments, practitioners }: ClinicFile, form: EntryForm<LinkMore>): LinkFields {
    const bases = treatments.filter(({ kind }) => kind === 'base');
    const choice = ({ slug, name }: { slug: string; name: string }): Choice => ({ value: slug, label: name });
    return {
      ...form,
      treatments: [{ value: '', label: t('links.any-treatment') }, ...bases.map(choice)],
      addOns: treatments
        .filter(({ kind }) => kind === 'add-on')
        .map((one) => ({
          ...choice(one),
          goesWith: bases.filter(({ addOns }) => addOns.includes(one.slug)).map(({ name }) => name),
        })),
      practitioners: [{ value: '', label: t('link.anyone') }, ...practitioners.map(choice)],
    };
  }

  /** Of all time, by code; also of links that are retired. */
  private async ledger(code?: string): Promise<ReadonlyMap<string, LedgerLine>> {
    const lines = await this.attribution.ledger(new Date(0), new Date('9999-01-01'), code);
    return new Map(lines.map((line) => [line.code, line]));
  }
}
