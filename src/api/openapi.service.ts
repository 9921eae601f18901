import { type INestApplication, Inject, Injectable } from '@nestjs/common';
import type { DocumentBuilder, OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { descriptionLibrary } from './description.decorator.js';
import { problemSchema } from './problem.js';

/** The description of the API, made from the controllers and their schemas when somebody first asks. */
@Injectable()
export class OpenApi {
  private app: INestApplication | undefined;
  private made: Promise<OpenAPIObject> | undefined;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** The application whose routes are described; told once, before it listens. */
  describes(app: INestApplication): void {
    this.app = app;
  }

  document(): Promise<OpenAPIObject> {
    return (this.made ??= this.make());
  }

  private async make(): Promise<OpenAPIObject> {
    if (!this.app) throw new Error('nobody said which application to describe');
    const { DocumentBuilder, SwaggerModule } = await descriptionLibrary();
    const document = SwaggerModule.createDocument(this.app, about(new DocumentBuilder(), this.settings), {
      // Of all routes only those that are described.
      onlyIncludeDecoratedEndpoints: true,
      standardSchemaConverter: jsonSchemaOf,
    });
    const { components } = jsonSchemaOf(problemSchema, { schemaType: 'output' });
    const named = JSON.parse(JSON.stringify(components).replaceAll('#/$defs/', '#/components/schemas/')) as object;
    Object.assign(document.components!.schemas!, named);
    return { ...document, security: [] };
  }
}

function about(builder: DocumentBuilder, { publicUrl }: Settings) {
  return builder
    .setOpenAPIVersion('3.1.0')
    .setTitle('Meridian')
    .setVersion('1')
    .setDescription(
      'Find available times and book appointments; view, reschedule and cancel them. All times are ISO 8601 with an offset.',
    )
    .setLicense('MIT', 'https://spdx.org/licenses/MIT.html')
    .addServer(publicUrl)
    .addTag('Finding', 'Treatments, practitioners and available times.')
    .addTag('Booking', 'Hold a time while the patient fills in their details, then book it; or book it in one request.')
    .addTag('Appointments', 'View, reschedule or cancel an appointment with the token from its private link.')
    .addTag('Waitlist', 'Wait for a time, or for an earlier one, and answer offers.')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: visitText }, 'visit')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: apiKeyText }, 'key')
    .build();
}

const visitText =
  'The last path segment of `manageUrl`; on the waitlist, of the link in the message about the entry or the offer.';
const apiKeyText =
  'The API key of a partner, from an administrator of the clinic, instead of a proof of work. Its scope `bookings` allows holding and booking times; with `verified-patients` the partner vouches for its patients’ email addresses.';

/** Named schemas become components; where a format says it all, its long pattern is left out. */
function jsonSchemaOf(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) {
  const {
    $defs,
    $schema: _,
    ...own
  } = z.toJSONSchema(schema as z.ZodType, {
    io: schemaType,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (jsonSchema.format) delete jsonSchema.pattern;
      // Left out where something is transformed, though ours are of what is sent.
      const examples = z.globalRegistry.get(zodSchema)?.examples;
      if (Array.isArray(examples)) jsonSchema.examples = examples;
    },
  });
  return { schema: own, components: $defs };
}
