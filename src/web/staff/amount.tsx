import type { VNode } from 'preact';
import { unitOf, units } from '../../configuration/form-kinds.js';
import { useForm } from '../shared/form.js';
import { describedBy, Labelled } from '../shared/labelled.js';
import { useSite } from '../shared/use-site.js';

interface AmountProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly optional: boolean;
}

/** A length of time with its unit beside it. */
export function Amount({ name, label, hint, optional }: AmountProps): VNode {
  const { t } = useSite();
  const { one, errors } = useForm();
  const error = errors[name];
  const unit = unitOf(one(`${name}.unit`));
  return (
    <Labelled id={name} label={label} hint={hint} error={error} optional={optional}>
      <div class="amount">
        <input
          id={name}
          name={name}
          type="text"
          inputMode="numeric"
          autocomplete="off"
          maxLength={7}
          value={one(name)}
          required={!optional}
          aria-describedby={describedBy(name, hint, error)}
          aria-invalid={error ? 'true' : undefined}
        />
        <select name={`${name}.unit`} aria-label={t('terms.unit', { field: label })}>
          {units.map((each) => (
            <option key={each} value={each} selected={each === unit}>
              {t(`terms.unit.${each}`)}
            </option>
          ))}
        </select>
      </div>
    </Labelled>
  );
}
