import { statusFields } from './visit-status.js';

/** What a column of somebody's table may mean. */
export const fields = [
  'name',
  'first',
  'last',
  'email',
  'phone',
  'date',
  'time',
  'end',
  'duration',
  'zone',
  'treatment',
  'practitioner',
  'location',
  'addOns',
  'key',
  ...statusFields,
] as const;
export type Field = (typeof fields)[number];
/** Where each stands, from 0. */
export type Columns = Readonly<Partial<Record<Field, number>>>;

type Headings = Readonly<Partial<Record<Field, string>>>;

/** A program whose exports are known by their headings. */
export interface TablePreset {
  readonly name: string;
  /** Headings that hardly anybody else has; three of them are enough. */
  readonly signs: string;
  /** Headings as in `headings`, which count before those. */
  readonly columns: Headings;
  /** What a status means there that says something else elsewhere. */
  readonly cancelled: readonly string[];
}

/**
 * The exports of the programs that clinics come from. Cliniko: also the names of its API. Jane: also those of its data
 * export, where a rescheduled appointment is the one at the old time.
 */
export const presets: readonly TablePreset[] = [
  {
    name: 'Acuity Scheduling',
    signs: 'appointmentprice amountpaidonline certificatecode datescheduled scheduledby calendar',
    columns: { date: 'starttime', treatment: 'type', practitioner: 'calendar', key: 'appointmentid', status: 'label' },
    cancelled: [],
  },
  {
    name: 'Cliniko',
    signs: 'didnotarrive patientarrived cancelledat cancellationreason business businessname appointmenttype startsat',
    columns: {
      date: 'startsat starttime appointmentdate',
      treatment: 'appointmenttype',
      location: 'business businessname',
      cancelled: 'cancelledat canceledat cancelled',
      noShow: 'didnotarrive',
      deleted: 'deletedat archivedat',
    },
    cancelled: [],
  },
  {
    name: 'Jane',
    signs: 'staffmember staffmembername startat endat patientguid patientnumber treatmentname arrivedat noshowat state',
    columns: {
      date: 'startat appointmentdate date',
      treatment: 'treatmentname treatment',
      practitioner: 'staffmembername staffmember practitioner',
      status: 'state status',
      cancelled: 'cancelledat canceledat',
      noShow: 'noshowat',
    },
    cancelled: ['rescheduled'],
  },
];

/** How people head such columns, without accents, signs and spaces. The first that fits counts. */
const headings: Readonly<Record<Field, string>> = {
  name: 'name patientname fullname patient clientname client customername customer nomcomplet nombrecompleto nombre nomecompleto nome cliente paciente paziente inviteename kunde patientin naam 姓名 患者 客户',
  first:
    'firstname first givenname forename patientfirstname clientfirstname inviteefirstname vorname prenom primernombre voornaam 名',
  last: 'lastname last surname familyname patientlastname clientlastname inviteelastname nachname familienname nom nomdefamille apellidos apellido cognome sobrenome achternaam 姓',
  email:
    'email emailaddress mail patientemail clientemail customeremail inviteeemail emailadresse adresseemail courriel correo correoelectronico posta postaelettronica emailadres 邮箱 电子邮件 电子邮箱',
  phone:
    'phone mobile mobilephone phonenumber telephone tel cell cellphone mobilenumber patientphone customerphone clientphone telefon telefonnummer handy mobil portable telephoneportable telefono movil celular cellulare telefone telemovel telefoon mobiel 电话 手机 电话号码',
  date: 'date day appointmentdate startdate visitdate scheduleddate apptdate datetime startdatetime startdateandtime dateandtime startsat startat appointmentstart datum termin tag dateheure jour fecha fechayhora dia data dataeora 日期 预约日期',
  time: 'start time starttime appointmenttime appttime from begin uhrzeit zeit beginn von startzeit heure debut heuredebut hora horainicio horario inicio ora orario orainizio inizio tijd starttijd begintijd 时间 开始时间',
  end: 'end endtime enddatetime enddateandtime endsat endat appointmentend until ende bis endzeit fin heurefin horafin fine orafine fim einde eindtijd 结束时间',
  duration: 'duration durationminutes length minutes dauer dauermin duree duracion durata duracao duur 时长',
  zone: 'timezone zeitzone fuseauhoraire zonahoraria fusoorario fusohorario tijdzone 时区',
  treatment:
    'treatment treatmentname service servicename serviceclass appointmenttype eventtypename type behandlung leistung terminart soin prestation traitement tratamiento servicio trattamento servizio prestazione tratamento servico behandeling dienst 服务 项目 治疗',
  practitioner:
    'practitioner practitionername provider providername staff staffmember staffname therapist clinician employee with calendar behandler behandlerin therapeut therapeutin mitarbeiter praticien therapeute profesional terapeuta operatore profissional behandelaar medewerker 医师 治疗师 医生',
  location:
    'location locationname place clinic branch site business standort praxis ort lieu cabinet etablissement lugar sede centro luogo local locatie vestiging 地点 门店',
  addOns: 'addons addon extras zusatz supplements',
  key: 'reference appointmentid apptref bookingid id hash uid number terminid',
  status: 'status state appointmentstatus bookingstatus statut etat estado stato situacao 状态',
  cancelled:
    'cancelled canceled cancelledat canceledat iscancelled iscanceled cancelledon cancelleddate cancellationdate cancellation storniert storno abgesagt annule annulation cancelado cancelada anulado anulada annullato annullata disdetto geannuleerd afgezegd 取消 已取消',
  noShow:
    'noshow noshowat markedasnoshow didnotarrive didnotattend dna missed nichterschienen absent absence noasistio nopresentado noncomparso nonpresentato faltou naocompareceu nietverschenen 未到 爽约',
  deleted: 'deletedat deleted isdeleted archivedat geloscht supprime eliminado eliminato excluido verwijderd 已删除',
};

/** The program that wrote a table with these headings, if it is one of those. */
export function presetOf(header: readonly string[]): TablePreset | undefined {
  const bare = new Set(header.map(plainHeading));
  return presets.find(({ signs }) => signs.split(' ').filter((sign) => bare.has(sign)).length >= 3);
}

/** What the columns most likely are, by their headings. */
export function columnsBy(header: readonly string[], preset = presetOf(header)): Columns {
  const bare = header.map(plainHeading);
  const found: Partial<Record<Field, number>> = {};
  for (const field of fields) {
    const likely = `${preset?.columns[field] ?? ''} ${headings[field]}`.split(' ').filter(Boolean);
    const at = likely.map((heading) => bare.indexOf(heading)).find((index) => index >= 0);
    if (at !== undefined && !Object.values(found).includes(at)) found[field] = at;
  }
  // A table that has a moment in one column needs no other for the time.
  if (found.date === undefined && found.time !== undefined) {
    found.date = found.time;
    delete found.time;
  }
  // "Nom" and "Nombre" are the whole name where nothing else is.
  if (found.name === undefined && found.first === undefined && found.last !== undefined) {
    found.name = found.last;
    delete found.last;
  }
  // "State" beside "City" is a part of the address.
  if (found.status !== undefined && /^(?:state|estado)$/.test(bare[found.status]!) && bare.some(isAddress)) {
    delete found.status;
  }
  return found;
}

const isAddress = (heading: string) => /^(?:city|zip|zipcode|postcode|postalcode|ciudad|cidade|cep)$/.test(heading);

function plainHeading(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
