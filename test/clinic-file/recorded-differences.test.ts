import { expect, it } from 'vitest';
import { normalForm } from '../../src/clinic-file/normal-form.js';
import { recordedDifferences } from '../../src/clinic-file/recorded-differences.js';
import { smallClinic } from '../support/small-clinic.js';

it('a link to a practitioner is recorded without saying whose it is', () => {
  const poster = { code: 'poster', label: 'The poster at the gym', treatment: 'acupuncture' };
  const withLink = (practitioner: string) =>
    normalForm({ ...smallClinic, links: [...smallClinic.links, { ...poster, practitioner }] });

  const added = recordedDifferences(normalForm(smallClinic), withLink('mei')).differences;
  const changed = recordedDifferences(withLink('mei'), withLink('jonas')).differences;

  expect(added[0]?.fields).toEqual([{ field: 'treatment', after: 'acupuncture' }, { field: 'practitioner' }]);
  expect(changed[0]?.fields).toEqual([{ field: 'practitioner' }]);
});
