import type { Site } from '../shared/site.js';

/** What a part of a page is drawn from. */
export interface ViewProps<View> {
  readonly view: View;
}

/** What a whole page is drawn from. */
export interface PageProps<View> extends ViewProps<View> {
  readonly site: Site;
}
