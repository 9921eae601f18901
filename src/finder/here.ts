import { keyOf } from './place.js';

/** What people type who mean where they are, in each language of the pages. */
export const hereWords: readonly string[] = [
  'near me,nearby,near by,close to me,close by,around me,around here,near here,here,my location,current location,my current location',
  'use my location,use my current location,my area,in my area,local,locally,where i am,my place,nearest,nearest to me,closest',
  'in meiner nähe,in der nähe,in der naehe,in meiner naehe,mein standort,meinen standort verwenden,aktueller standort,hier,nahe,bei mir,umgebung,in der umgebung',
  'près de moi,près d’ici,près de chez moi,à proximité,autour de moi,ici,ma position,ma position actuelle,ma localisation,position actuelle,proche de moi,dans le coin',
  'cerca de mí,cerca de aquí,cerca,aquí,mi ubicación,mi ubicación actual,ubicación actual,mi posición,a mi alrededor,por aquí,en mi zona',
  '附近,我附近,我的附近,我的位置,当前位置,目前位置,这里,我这里,我身边,离我最近',
].flatMap((line) => line.split(',').map(keyOf));

const known = new Set(hereWords);

/** Did somebody say where they are only by "here"? */
export function meansHere(text: string): boolean {
  const key = keyOf(text);
  return (
    known.has(key) ||
    known.has(key.replace(/^(?:acupuncture|acupuncturist|akupunktur|acupuncteur|acupuntura|clinic) /, ''))
  );
}
