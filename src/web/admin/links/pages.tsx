import type { VNode } from 'preact';
import { useSite } from '../../shared/use-site.js';

interface PagesProps {
  readonly page: number;
  readonly pages: number;
  /** Without the page. */
  readonly address: string;
}

/** A long list in parts. */
export function Pages({ page, pages, address }: PagesProps): VNode | null {
  const { t } = useSite();
  if (pages < 2) return null;
  const to = (number: number) => `${address}?page=${number}`;
  return (
    <nav class="turn pages" aria-label={t('links.pages')}>
      {page > 1 && (
        <a href={to(page - 1)} rel="prev">
          {t('links.page-before')}
        </a>
      )}
      <span class="soft">{t('links.page', { page, pages })}</span>
      {page < pages && (
        <a href={to(page + 1)} rel="next">
          {t('links.page-after')}
        </a>
      )}
    </nav>
  );
}

/** The part of a list that stands on a page, and how many pages there are; a page too far is the last. */
export function partOf<T>(list: readonly T[], asked: number, most: number) {
  const pages = Math.max(1, Math.ceil(list.length / most));
  const page = Math.min(Math.max(1, asked), pages);
  return { page, pages, part: list.slice((page - 1) * most, page * most) };
}
