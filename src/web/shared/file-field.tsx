import type { VNode } from 'preact';
import { useForm } from './form.js';
import { describedBy, Labelled } from './labelled.js';

interface FileFieldProps {
  readonly id?: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Media types and endings. */
  readonly accept: string;
  readonly optional?: boolean;
  readonly multiple?: boolean;
}

export function FileField({ name, id = name, hint, accept, multiple, ...about }: FileFieldProps): VNode {
  const error = useForm().errors[id];
  const describedby = describedBy(id, hint, error);
  return (
    <Labelled id={id} hint={hint} error={error} {...about}>
      <input id={id} type="file" name={name} accept={accept} multiple={multiple} aria-describedby={describedby} />
    </Labelled>
  );
}
