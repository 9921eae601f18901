/** Where most addresses are, most used first, and what one slip of theirs would be mistaken for. */
const domains = (
  'gmail.com yahoo.com hotmail.com outlook.com icloud.com aol.com live.com msn.com me.com googlemail.com ' +
  'ymail.com mac.com proton.me protonmail.com pm.me fastmail.com mail.com email.com comcast.net verizon.net ' +
  'att.net sbcglobal.net bellsouth.net optonline.net cox.net hotmail.co.uk yahoo.co.uk live.co.uk ' +
  'outlook.co.uk btinternet.com sky.com virginmedia.com bigpond.com bigpond.net.au optusnet.com.au ' +
  'yahoo.com.au live.com.au xtra.co.nz yahoo.ca gmx.de gmx.net gmx.at gmx.ch gmx.com web.de t-online.de ' +
  'freenet.de yahoo.de hotmail.de outlook.de posteo.de mailbox.org bluewin.ch orange.fr wanadoo.fr free.fr ' +
  'sfr.fr laposte.net yahoo.fr hotmail.fr outlook.fr live.fr yahoo.es hotmail.es outlook.es telefonica.net ' +
  'yahoo.com.mx qq.com 163.com 126.com foxmail.com sina.com sohu.com aliyun.com 139.com'
).split(' ');

/**
 * The address that was probably meant, or undefined: its domain is one slip away from one that many people have. A name as short as
 * `gmx` has to be right, since too many others are one letter away; and `hotmail.be` is no slip of `hotmail.de`. Browsers run it
 * too, see below, so it uses nothing but `domains` and `oneSlip`.
 */
export function suggestedEmail(email: string): string | undefined {
  const typed = email.trim();
  const at = typed.lastIndexOf('@');
  const domain = typed.slice(at + 1).toLowerCase();
  if (at < 1 || domains.includes(domain)) return undefined;
  const meant = domains.find((known) => {
    const name = known.slice(0, known.indexOf('.') + 1);
    const isSameName = domain.startsWith(name);
    const isOtherCountry = isSameName && [domain, known].every((one) => /\.[a-z]{2}$/.test(one));
    return oneSlip(domain, known) && (isSameName || name.length > 5) && !isOtherCountry;
  });
  return meant && typed.slice(0, at + 1) + meant;
}

/** They differ by one letter: missing, added, another one, or swapped with its neighbor. */
function oneSlip(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const [rest, otherRest] = [one.slice(start), other.slice(start)];
  return (
    rest.slice(1) === otherRest ||
    rest === otherRest.slice(1) ||
    rest.slice(1) === otherRest.slice(1) ||
    (rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2))
  );
}

/** The same for browsers: a script that defines `suggestedEmail`. */
export const suggestedEmailScript = `const domains = ${JSON.stringify(domains)};\n${oneSlip.toString()}\n${suggestedEmail.toString()}\n`;
