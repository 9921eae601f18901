import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Site } from './site.js';

const current = createContext<Site | undefined>(undefined);

/** Hands the site to all that stands on a page; `drawn` does. */
export const SiteProvider = current.Provider;

/** The site of the page that is being drawn. */
export function useSite(): Site {
  const site = useContext(current);
  if (!site) throw new Error('drawn outside a page');
  return site;
}
