import { Dice } from './dice.js';

const walls = ['#c9866a', '#e6ddcc', '#8f9d97', '#d9c7a6'];
const doors = ['#0d5a49', '#34454f', '#9f5a2c', '#6b4a5b'];

/** The drawn front of a house with its door, as SVG: nobody's, and the same each time for the same seed. */
export function frontDoor(seed: string): string {
  const dice = new Dice(seed);
  const [wall, door] = [dice.pick(walls), dice.pick(doors)];
  const isArched = dice.chance(0.5);
  const x = dice.chance(0.5) ? 250 : 720;
  const window = x === 250 ? 640 : 130;
  const frame = isArched ? `M${x} 680V330a115 115 0 0 1 230 0v350Z` : `M${x} 680V220h230v460Z`;
  const rows = Array.from({ length: 17 }, (_, row) => `M0 ${row * 42}h1200`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800" width="1200" height="800">
<rect width="1200" height="800" fill="${wall}"/>
<path d="${rows}" stroke="#000" stroke-opacity=".07" stroke-width="3"/>
<rect y="700" width="1200" height="100" fill="#b9b2a4"/><path d="M0 700h1200" stroke="#8d8576" stroke-width="6"/>
<path d="M${x - 40} 712h310v-32h-310Z" fill="#d8d1c3"/>
<path d="${frame}" fill="${door}" stroke="#f4efe4" stroke-width="18"/>
<path d="M${x + 45} 400h140v110h-140Z M${x + 45} 540h140v110h-140Z" fill="none" stroke="#fff" stroke-opacity=".35" stroke-width="6"/>
<circle cx="${x + 115}" cy="310" r="42" fill="#f3e3b2" fill-opacity=".9"/><circle cx="${x + 200}" cy="470" r="9" fill="#e9c46a"/>
<path d="M${window} 240h420v300H${window}Z" fill="#dfe8e4" stroke="#f4efe4" stroke-width="18"/>
<path d="M${window + 140} 240v300M${window + 280} 240v300" stroke="#f4efe4" stroke-width="10"/>
<path d="M${window + 20} 300l90-50M${window + 160} 420l110-150" stroke="#fff" stroke-opacity=".7" stroke-width="8"/>
<path d="M${window - 20} 540h460v30h-460Z" fill="#d8d1c3"/>
<g fill="#5f7d5a"><circle cx="${window + 60}" cy="640" r="52"/><circle cx="${window + 20}" cy="660" r="38"/><circle cx="${window + 104}" cy="662" r="38"/></g>
<path d="M${window + 5} 670h110l-14 60h-82Z" fill="#a2563f"/>
</svg>`;
}
