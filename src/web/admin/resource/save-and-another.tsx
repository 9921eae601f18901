import type { VNode } from 'preact';
import { useSite } from '../../shared/use-site.js';

/** For a new entry: the button that saves it and leads to the next. */
export function SaveAndAnother(): VNode {
  return (
    <button class="button quiet" type="submit" name="another" value="yes" data-once>
      {useSite().t('admin.save-another')}
    </button>
  );
}
