import { SetMetadata } from '@nestjs/common';

export const CHALLENGED = 'challenged';

/** A public form that could block a diary or fill an inbox: who sends it without having worked for it may do so less often. */
export const Challenged = (): MethodDecorator & ClassDecorator => SetMetadata(CHALLENGED, true);
