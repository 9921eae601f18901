/** The code of a country's numbers (ITU-T E.164), and what is dialled before a number at home and not from abroad. */
const plans: Readonly<Record<string, readonly [code: string, trunk: string]>> = {
  US: ['1', '1'],
  CA: ['1', '1'],
  GB: ['44', '0'],
  IE: ['353', '0'],
  AU: ['61', '0'],
  NZ: ['64', '0'],
  DE: ['49', '0'],
  AT: ['43', '0'],
  CH: ['41', '0'],
  FR: ['33', '0'],
  BE: ['32', '0'],
  NL: ['31', '0'],
  LU: ['352', ''],
  ES: ['34', ''],
  PT: ['351', ''],
  // Its zero belongs to the number.
  IT: ['39', ''],
  DK: ['45', ''],
  NO: ['47', ''],
  SE: ['46', '0'],
  FI: ['358', '0'],
  PL: ['48', ''],
  CZ: ['420', ''],
  CN: ['86', '0'],
  HK: ['852', ''],
  TW: ['886', '0'],
  SG: ['65', ''],
  JP: ['81', '0'],
  KR: ['82', '0'],
  IN: ['91', '0'],
  IL: ['972', '0'],
  ZA: ['27', '0'],
  MX: ['52', ''],
  BR: ['55', '0'],
};

/**
 * A number as a gateway wants it, `+16315550142`: as it was typed where it begins with its country, otherwise that of the
 * place (ISO 3166-1). Null where that cannot be told.
 */
export function internationalNumber(typed: string, country: string): string | null {
  // "+44 (0)20 …" is how people write both ways at once.
  const digits = typed.replace(/\(0\)/g, '').replace(/\D/g, '');
  const number = typed.trim().startsWith('+') ? digits : atHome(digits, country.toUpperCase());
  return number && number.length >= 8 && number.length <= 15 && !number.startsWith('0') ? `+${number}` : null;
}

function atHome(digits: string, country: string): string | null {
  const plan = plans[country];
  if (!plan) return null;
  const [code, trunk] = plan;
  const abroad = code === '1' ? '011' : '00';
  if (digits.startsWith(abroad)) return digits.slice(abroad.length);
  return code + (trunk && digits.startsWith(trunk) ? digits.slice(trunk.length) : digits);
}
