import { Dice } from './dice.js';

interface Cut {
  /** Behind the head, and over it; filled with the color of the hair. */
  readonly behind?: string;
  readonly over: string;
}

const cap = 'M168 240C158 146 200 108 256 108s98 38 88 132c-5-34-14-54-30-68-34 14-82 16-118-2-16 14-24 36-28 70Z';
const parted = 'M168 244C156 150 198 106 260 106s96 44 84 138c-6-36-18-56-34-74-40 2-76-8-98-30-10 34-36 58-44 104Z';

const cuts: readonly Cut[] = [
  { over: cap },
  { over: parted },
  { over: 'M172 230c-2-80 34-116 84-116s86 36 84 116c-6-24-12-40-24-52-36-12-84-12-120 0-12 12-18 28-24 52Z' },
  { behind: 'M158 352c-14-150-6-250 98-250s112 100 98 250c-30 14-166 14-196 0Z', over: parted },
  { behind: 'M150 440c-2-200-20-340 106-340s108 140 106 340c-40 14-172 14-212 0Z', over: cap },
  { behind: 'M256 40a42 42 0 1 0 .1 0Z', over: cap },
  {
    behind: 'M176 250a42 42 0 0 1-18-76 46 46 0 0 1 52-60 52 52 0 0 1 92 0 46 46 0 0 1 52 60 42 42 0 0 1-18 76Z',
    over: 'M166 226c-2-78 40-104 90-104s92 26 90 104c-16-36-40-48-90-48s-74 12-90 48Z',
  },
];

const grounds = ['#e8ddcb', '#dbe2d5', '#e9d6c8', '#d6dfe1', '#ece2c4'];
const cloths = ['#3c6b5b', '#34454f', '#a2563f', '#b2853c', '#6b4a5b', '#7d8a6a'];
/** Light and shade of each. */
const skins = [
  ['#f1d3bc', '#d9ab8d'],
  ['#e5b998', '#c79271'],
  ['#c98f66', '#a86f4b'],
  ['#9a6544', '#774a30'],
  ['#6b4430', '#4e2f20'],
] as const;
/** Darkest first: the darker the skin, the fewer of them. */
const hairs = ['#262322', '#3a2a22', '#262322', '#54392a', '#8c8782', '#6f4a31', '#a9773f'];

/** A drawn face, as SVG: nobody's, and the same each time for the same seed. */
export function portrait(seed: string): string {
  const dice = new Dice(seed);
  const [ground, cloth] = [dice.pick(grounds), dice.pick(cloths)];
  const tone = dice.between(0, skins.length);
  const [skin, shade] = skins[tone]!;
  const hair = dice.pick(hairs.slice(0, 7 - tone));
  const { behind = '', over } = dice.pick(cuts);
  const line = `fill="none" stroke="${shade}" stroke-linecap="round"`;
  const glasses = `<g fill="none" stroke="${hair}" stroke-width="4"><circle cx="222" cy="240" r="25"/><circle cx="290" cy="240" r="25"/><path d="M247 236q9-6 18 0"/></g>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="46 24 420 420" width="512" height="512">
<rect x="46" y="24" width="420" height="420" fill="${ground}"/>
<path d="${behind}" fill="${hair}"/>
<path d="M84 512c0-96 70-132 172-132s172 36 172 132Z" fill="${cloth}"/>
<path d="M210 300h92v70l14 10c-10 52-110 52-120 0l14-10Z" fill="${shade}"/>
<path d="M172 226c0-66 34-102 84-102s84 36 84 102c0 70-38 118-84 118s-84-48-84-118Z" fill="${skin}"/>
<path d="${over}" fill="${hair}"/>
<g ${line} stroke-width="6"><path d="M204 216q18-10 34-2"/><path d="M274 214q16-8 34 2"/><path d="M256 240q-10 26 4 32"/><path d="M230 298q26 20 52 0" stroke-width="6"/></g>
<g fill="${shade}"><circle cx="222" cy="240" r="7"/><circle cx="290" cy="240" r="7"/></g>
${dice.chance(0.3) ? glasses : ''}
</svg>`;
}
