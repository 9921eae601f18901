/** What a status of the other program means here: `live` is booked, the others take no time. */
export const statusMeanings = ['live', 'cancelled', 'no-show', 'left-out'] as const;
export type StatusMeaning = (typeof statusMeanings)[number];

/** The columns that say what became of an appointment: a status in words, or a yes, a no or a date for one of them. */
export const statusFields = ['status', 'cancelled', 'noShow', 'deleted'] as const;
export type StatusField = (typeof statusFields)[number];

/** What was not live at all counts before the rest, since programs leave "Booked" where another column says "Canceled". */
export function combined(meanings: readonly StatusMeaning[]): StatusMeaning {
  return (['cancelled', 'no-show', 'left-out'] as const).find((one) => meanings.includes(one)) ?? 'live';
}

/**
 * What a status most likely means, in the languages of most programs; null: somebody has to say. Only whole words that are
 * known are guessed as live, while a part of the word is enough for a canceled one: "Annulé par le patient".
 */
export function likelyStatus(field: StatusField, text: string): StatusMeaning | null {
  const word = folded(text);
  if (field === 'status') return statusIn(word);
  const meaning = field === 'noShow' ? 'no-show' : 'cancelled';
  if (isBlank(text) || no.has(word)) return 'live';
  return yes.has(word) || isTick(text) || isDated(text) ? meaning : statusIn(word);
}

/** Two cells of the same words are one status: without case, accents, blanks and signs. A date is like any other date. */
export function statusKey(text: string): string {
  if (isDated(text)) return 'date';
  return folded(text) || text.trim();
}

/** A cell that says when something happened. Statuses have no year in them. */
export function isDated(text: string): boolean {
  return /\d{4}/.test(text) || /^\s*\d{5}(?:[.,]\d+)?\s*$/.test(text) || /\d[-./]\d{1,2}[-./]\d/.test(text);
}

function statusIn(word: string): StatusMeaning | null {
  if (live.has(word)) return 'live';
  if (missed.test(word)) return 'no-show';
  if (negated.test(word)) return null;
  if (off.test(word)) return 'cancelled';
  return draft.test(word) ? 'left-out' : null;
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

const live = words(
  'booked confirmed scheduled active arrived checkedin completed complete done attended fulfilled upcoming approved accepted ' +
    'confirme confirmee reserve reservee planifie planifiee prevu prevue termine terminee honore honoree effectue arrive valide ' +
    'gebucht bestatigt geplant vereinbart erschienen eingetroffen angekommen abgeschlossen wahrgenommen erledigt durchgefuhrt aktiv ' +
    'confirmado confirmada reservado reservada programado programada completado completada realizado realizada atendido atendida ' +
    'asistio agendado agendada marcado marcada concluido concluida compareceu finalizado finalizada ' +
    'prenotato prenotata confermato confermata programmato programmata completato completata effettuato effettuata arrivato arrivata ' +
    'geboekt bevestigd gepland ingepland voltooid afgerond aangekomen verschenen ' +
    '已预约 已預約 已预订 已預訂 已确认 已確認 已完成 已到 已到店 已签到 已就诊 预约成功',
);
const missed =
  /noshow|didnot(?:arrive|attend|come|show)|didnt(?:arrive|attend|come|show)|^dna$|^missed|notattended|unattended|absent|nichterschienen|nichtgekommen|nonpresent|nonvenu|nonhonore|nopresent|noasist|noacud|ausente|naocompareceu|faltou|nietverschenen|nietgekomen|未到|未出席|爽约|爽約|缺席|失约/u;
const negated = /^(?:not|non|un|nicht|niet|nao|no|未|不|没|沒)/u;
const off =
  /cancel|annul|stornier|storno|abgesagt|absage|anulad|anulac|disdett|disdir|afgezegd|afgelast|desmarcad|отмен|odwolan|avbokad|avlyst|aflyst|peruttu|取消|キャンセル|취소|delete|geloscht|supprim|eliminad|eliminat|excluid|verwijderd|删除|刪除|declined|rejected|abgelehnt|refus|rechazad|rifiutat|recusad|geweigerd|拒绝|拒絕|enteredinerror/u;
const draft =
  /^(?:draft|entwurf|brouillon|borrador|bozza|rascunho|concept|草稿|waitlist(?:ed)?|warteliste|wachtlijst)$/u;

const yes = words('yes y true t 1 x ja j oui vrai wahr si verdadero sim verdadeiro vero waar 是 有');
const no = words('no n false f 0 nein non faux falsch falso nao nee onwaar 否 不 没有 null none nan');
const isBlank = (text: string) => /^[\s\-–—.]*$/.test(text);
const isTick = (text: string) => /^\s*[✓✔☑✅☒]\uFE0F?\s*$/u.test(text);
