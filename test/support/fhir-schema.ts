/**
 * The part of the JSON schema of HL7 FHIR R4 (4.0.1) that published free times use, with its own patterns of ids, codes,
 * times and addresses. Where R4 lets an element be left out and SMART Scheduling Links does not, it is asked for.
 */
const id = { type: 'string', pattern: '^[A-Za-z0-9\\-\\.]{1,64}$' };
const text = { type: 'string', pattern: '^[ \\r\\n\\t\\S]+$', minLength: 1 };
const code = { type: 'string', pattern: '^[^\\s]+(\\s[^\\s]+)*$' };
const uri = { type: 'string', pattern: '^\\S+$' };
const instant = {
  type: 'string',
  pattern:
    '^([0-9]([0-9]([0-9][1-9]|[1-9]0)|[1-9]00)|[1-9]000)-(0[1-9]|1[0-2])-(0[1-9]|[1-2][0-9]|3[0-1])T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?(Z|(\\+|-)((0[0-9]|1[0-3]):[0-5][0-9]|14:00))$',
};
const date = { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[1-2][0-9]|3[0-1])$' };

const object = (properties: object, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
  minProperties: 1,
});
const list = (items: object) => ({ type: 'array', items, minItems: 1 });

const reference = object({
  reference: { type: 'string', pattern: '^[A-Z][A-Za-z]+/[A-Za-z0-9\\-\\.]{1,64}$' },
  display: text,
});
const coding = object({ system: uri, code, display: text });
const concept = object({ coding: list(coding), text });
const identifier = object({ system: uri, value: text, assigner: reference });
const telecom = list(
  object({ system: { enum: ['phone', 'url'] }, value: text, use: { enum: ['work'] } }, ['system', 'value']),
);
const period = object({ start: date, end: date });

const resource = (type: string, properties: object, required: readonly string[]) =>
  object({ resourceType: { const: type }, id, ...properties }, ['resourceType', 'id', ...required]);

export const fhirSchemas: Readonly<Record<string, object>> = {
  Location: resource(
    'Location',
    {
      identifier: list(identifier),
      status: { enum: ['active'] },
      name: text,
      telecom,
      address: object(
        { use: { enum: ['work'] }, line: list(text), city: text, state: text, postalCode: text, country: text },
        ['line', 'city', 'state', 'postalCode'],
      ),
      position: object({ longitude: { type: 'number' }, latitude: { type: 'number' } }, ['longitude', 'latitude']),
    },
    ['identifier', 'name', 'telecom', 'address'],
  ),
  Practitioner: resource(
    'Practitioner',
    {
      identifier: list(identifier),
      active: { type: 'boolean' },
      name: list(object({ text }, ['text'])),
      telecom,
      photo: list(object({ contentType: code, url: uri })),
      qualification: list(object({ identifier: list(identifier), code: concept, issuer: reference }, ['code'])),
      communication: list(concept),
    },
    ['identifier', 'name'],
  ),
  PractitionerRole: resource(
    'PractitionerRole',
    {
      active: { type: 'boolean' },
      practitioner: reference,
      organization: reference,
      code: list(concept),
      location: list(reference),
      healthcareService: list(reference),
      telecom,
    },
    ['practitioner', 'location'],
  ),
  HealthcareService: resource(
    'HealthcareService',
    {
      active: { type: 'boolean' },
      providedBy: reference,
      type: { ...list(concept), maxItems: 1 },
      specialty: { ...list(concept), maxItems: 1 },
      location: { ...list(reference), maxItems: 1 },
      name: text,
      comment: text,
      telecom,
      appointmentRequired: { type: 'boolean' },
    },
    ['active', 'type', 'specialty', 'location', 'name'],
  ),
  Schedule: resource(
    'Schedule',
    {
      active: { type: 'boolean' },
      serviceType: list(concept),
      specialty: list(concept),
      actor: list(reference),
      planningHorizon: period,
      comment: text,
    },
    ['serviceType', 'actor'],
  ),
  Slot: resource(
    'Slot',
    {
      schedule: reference,
      status: { enum: ['busy', 'free'] },
      start: instant,
      end: instant,
      extension: list({
        oneOf: [
          object(
            {
              url: { const: 'http://fhir-registry.smarthealthit.org/StructureDefinition/booking-deep-link' },
              valueUrl: uri,
            },
            ['url', 'valueUrl'],
          ),
          object(
            {
              url: { const: 'http://fhir-registry.smarthealthit.org/StructureDefinition/booking-phone' },
              valueString: text,
            },
            ['url', 'valueString'],
          ),
        ],
      }),
    },
    ['schedule', 'status', 'start', 'end', 'extension'],
  ),
};

export const manifestSchema = object(
  {
    transactionTime: instant,
    request: { type: 'string', pattern: '\\$bulk-publish$' },
    output: list(
      object({ type: { enum: Object.keys(fhirSchemas) }, url: uri, extension: object({ state: list(text) }) }, [
        'type',
        'url',
      ]),
    ),
    error: { type: 'array', maxItems: 0 },
  },
  ['transactionTime', 'request', 'output'],
);
