import type { Page } from 'playwright-core';

/** How a mail program paints a letter over: not at all, all of it, or only what is light behind and dark in front. */
export type Painting = 'as-it-is' | 'inverted' | 'darkened';

/** Texts that cannot be read against what is behind them (WCAG 1.4.3), as the program paints them. */
export async function faintTexts(page: Page, painting: Painting = 'as-it-is'): Promise<string[]> {
  const texts = await page.evaluate(textsWithColours);
  return texts.flatMap(({ text, front, behind }) => {
    const ratio = contrast(painted(front, painting, 'front'), painted(behind, painting, 'behind'));
    return ratio < 4.5 ? [`${text}: ${ratio.toFixed(2)}`] : [];
  });
}

type Colour = readonly [red: number, green: number, blue: number];

/** Runs in the page: every text that is seen, with its colour and that of the ground it stands on. */
function textsWithColours(): { text: string; front: Colour; behind: Colour }[] {
  const numbers = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const groundOf = (element: Element | null): number[] => {
    if (!element) return [255, 255, 255];
    const [red = 0, green = 0, blue = 0, alpha = 1] = numbers(getComputedStyle(element).backgroundColor);
    return alpha === 0 ? groundOf(element.parentElement) : [red, green, blue];
  };
  const found: { text: string; front: Colour; behind: Colour }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { textContent, parentElement } = walker.currentNode as Text;
    if (!textContent?.trim() || !parentElement?.getClientRects().length) continue;
    const front = numbers(getComputedStyle(parentElement).color).slice(0, 3) as unknown as Colour;
    found.push({ text: textContent.trim(), front, behind: groundOf(parentElement) as unknown as Colour });
  }
  return found;
}

function painted(colour: Colour, painting: Painting, place: 'front' | 'behind'): Colour {
  const light = (Math.max(...colour) + Math.min(...colour)) / 510;
  if (painting === 'as-it-is') return colour;
  if (painting === 'darkened' && (place === 'front' ? light > 0.5 : light < 0.5)) return colour;
  // The same hue on the other side of the middle: in HSL, every part moves by as much.
  const by = 255 * (1 - 2 * light);
  return colour.map((part) => Math.min(255, Math.max(0, part + by))) as unknown as Colour;
}

/** WCAG 2.2, “contrast ratio”. */
function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
