import { SetMetadata } from '@nestjs/common';

export const CHALLENGED = 'challenged';

/**
 * A public write that could block a diary or fill an inbox. `form`: a browser without scripts cannot work for it, so one
 * that comes without a proof may do so less often. `api`: it brings a proof of work or a partner's API key, or is refused.
 */
export const Challenged = (kind: 'form' | 'api' = 'form'): MethodDecorator & ClassDecorator =>
  SetMetadata(CHALLENGED, kind);
