import { cleanSvg, svgSize } from './svg-logo.js';

/** Characters; what is uploaded is made smaller than this. */
export const logoLimit = 100_000;

const pngAddress = 'data:image/png;base64,';

export type Logo =
  | { readonly kind: 'svg'; readonly svg: string; readonly width: number; readonly height: number }
  | { readonly kind: 'png'; readonly bytes: Uint8Array; readonly width: number; readonly height: number };

/** What a clinic file says is its logo, cleaned; null for what cannot be one. */
export function logoOf(text: string): Logo | null {
  if (text.startsWith(pngAddress)) return pngLogo(Buffer.from(text.slice(pngAddress.length), 'base64'));
  const svg = cleanSvg(text);
  const size = svg && svgSize(svg);
  return size ? { kind: 'svg', svg, ...size } : null;
}

export function isLogo(text: string): boolean {
  return logoOf(text) !== null;
}

export function pngText(png: Buffer): string {
  return pngAddress + png.toString('base64');
}

/** Its header says how large it is (RFC 2083, 4.1.1). */
function pngLogo(bytes: Buffer): Logo | null {
  const isPng = bytes.length > 24 && bytes.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n';
  if (!isPng) return null;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  return width > 0 && height > 0 && width <= 2000 && height <= 2000 ? { kind: 'png', bytes, width, height } : null;
}
