import type { AboutPage } from '../../shared/about-page.js';
import { siteData } from '../../shared/structured-data.js';
import { previewAddress } from '../findable/preview.js';
import type { Site } from '../../shared/site.js';

/** What the first page tells search engines and previews. What somebody looked for there is nobody else's business. */
export function foundHome(site: Site): { readonly about: AboutPage } {
  // Whose faces are on it is not known here; whoever has the picture before keeps it for a day.
  const shown = { name: 'clinic', title: site.name, style: site.storefront?.style };
  return {
    about: {
      path: '/',
      description: site.t('meta.clinic', { clinic: site.name }),
      picture: previewAddress(shown),
      data: [siteData(site)],
    },
  };
}
