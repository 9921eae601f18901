import { Param, ParseUUIDPipe } from '@nestjs/common';

/** The patient that the route is about, as a handler's argument: `@PatientId() id: string`. What is no id is nobody's: 404. */
export const PatientId = () => Param('id', new ParseUUIDPipe({ errorHttpStatusCode: 404 }));
