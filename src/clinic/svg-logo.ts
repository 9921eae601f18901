import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { escaped } from '../platform/text/escaped.js';

/** Shapes, and what holds and paints them. Nothing here can run, load or lead anywhere. */
const elements = new Set(
  'svg g defs path circle ellipse line polygon polyline rect text tspan clipPath mask linearGradient radialGradient stop'.split(
    ' ',
  ),
);
/** What a drawing would look different without. */
const missed = new Set('style use symbol image pattern filter marker switch foreignObject textPath'.split(' '));
const attributes = new Set(
  `id d x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy width height points viewBox preserveAspectRatio transform opacity color
   fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
   stroke-dasharray stroke-dashoffset vector-effect clip-path clip-rule clipPathUnits mask maskUnits maskContentUnits
   gradientUnits gradientTransform spreadMethod offset stop-color stop-opacity font-family font-size font-style font-weight
   letter-spacing text-anchor dominant-baseline textLength lengthAdjust`.split(/\s+/),
);
/** Numbers, words and colors, and references within the drawing. */
const value = /^(?:[\w\s.,#%+'"-]|(?:rgba?|hsla?|matrix|translate|scale|rotate|skew[XY])\([^()]*\)|url\(#[\w-]+\))*$/i;

export const svgLimit = 60_000;

type XmlNode = Readonly<Record<string, readonly XmlNode[] | string>> & {
  readonly ':@'?: Readonly<Record<string, string>>;
};

/**
 * A drawing of nothing but shapes, written anew from what is allowed, so that whatever else was in it is gone: scripts,
 * handlers, links, comments, what an editor notes for itself. Null where it is no SVG, has no size, or would look
 * different: then it can still be shown as pixels.
 */
export function cleanSvg(text: string): string | null {
  if (text.length > svgLimit || XMLValidator.validate(text) !== true) return null;
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
  });
  const root = nodesOf(parser, text)?.find((node) => 'svg' in node);
  if (!root || mentions(root) || !sizeOfSvg(root[':@'] ?? {})) return null;
  return written(root, ' xmlns="http://www.w3.org/2000/svg"');
}

/** The validator lets pass some that the parser throws at: external entities, names of the language itself, deep nesting. */
function nodesOf(parser: XMLParser, text: string): readonly XmlNode[] | null {
  try {
    return parser.parse(text) as XmlNode[];
  } catch {
    return null;
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** As its view box says, or else its width and height. */
export function svgSize(svg: string): Size | null {
  const tag = /<svg\b[^<>]*>/.exec(svg)?.[0] ?? '';
  return sizeOfSvg(
    Object.fromEntries([...tag.matchAll(/ ([a-z]+)="([^"]*)"/gi)].map(([, name, said]) => [name!, said!])),
  );
}

function sizeOfSvg({ viewBox = '', width = '', height = '' }: Readonly<Record<string, string>>): Size | null {
  const [, , across, down] = viewBox
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const size = viewBox
    ? { width: across!, height: down! }
    : { width: Number.parseFloat(width), height: Number.parseFloat(height) };
  const ratio = size.width / size.height;
  return ratio >= 1 / 20 && ratio <= 20 ? size : null;
}

const nameOf = (node: XmlNode): string => Object.keys(node).find((name) => name !== ':@') ?? '';
const childrenOf = (node: XmlNode): readonly XmlNode[] => {
  const children = node[nameOf(node)];
  return Array.isArray(children) ? (children as readonly XmlNode[]) : [];
};

function mentions(node: XmlNode): boolean {
  return missed.has(nameOf(node)) || childrenOf(node).some(mentions);
}

function written(node: XmlNode, more = ''): string {
  const name = nameOf(node);
  const text = node['#text'];
  if (typeof text === 'string') return escaped(text);
  if (!elements.has(name)) return '';
  const kept = Object.entries({ ...node[':@'], ...declared(node[':@']?.style) })
    .filter(([attribute, said]) => attributes.has(attribute) && value.test(said))
    .map(([attribute, said]) => ` ${attribute}="${escaped(said)}"`);
  return `<${name}${more}${kept.join('')}>${childrenOf(node)
    .map((child) => written(child))
    .join('')}</${name}>`;
}

/** `fill: #123456; stroke: none` as attributes. */
function declared(style = ''): Readonly<Record<string, string>> {
  const parts = style.split(';').map((one) => one.split(':', 2).map((part) => part.trim()));
  return Object.fromEntries(parts.filter(([, said]) => said).map(([name, said]) => [name!, said!]));
}
