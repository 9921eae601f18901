import { Parser } from 'htmlparser2';
import { parsedUrl } from '../../platform/parsed-url.js';
import { FileFault } from '../file-fault.js';
import { nowhere } from './post.js';

/** An entry of a feed or backup, as it stands there: what each of its children says, by name. */
export interface XmlEntry {
  /** By the child's name, with the usual prefix of its namespace; the entry's own vocabulary has none. Markup is spaces. */
  readonly texts: ReadonlyMap<string, string>;
  readonly links: readonly XmlLink[];
  /** `post`, `comment`, `settings`, …: which kind an older Blogger backup says it is; empty elsewhere. */
  readonly kind: string;
  /** What relative addresses in it are relative to. */
  readonly base: string;
}

export interface XmlLink {
  readonly rel: string;
  readonly type: string;
  readonly href: string;
  readonly base: string;
}

interface Frame {
  readonly name: string;
  readonly base: string;
  readonly namespaces: Namespaces;
}

/** The usual prefixes, by what the document calls them here. */
type Namespaces = ReadonlyMap<string, string>;
type Attributes = Readonly<Record<string, string>>;

interface Collected {
  readonly texts: Map<string, string>;
  readonly links: XmlLink[];
  kind: string;
  readonly base: string;
}

/** Deeper than any markup in a post. */
const mostDepth = 500;
/**
 * Of one tag; and kinds of children, and links, of one entry. A hash table that grows too large aborts the process, not only
 * its thread.
 */
const mostOfOne = 200;
/** So many tags before a feed begins, and it is a page: the parser grows slow where tags are left open. */
const mostBefore = 20_000;
/** Of one child: more than is ever looked at. */
const longestText = 40_000;
/** Of one comment or CDATA section, which is held until it ends. */
const longestSilence = 32 * 1024 * 1024;

/**
 * Reads Atom, RSS and RDF in pieces of any size, and tells each entry once it is whole; memory is bounded by the largest
 * one. It forgives what browsers forgive, and declared entities are never expanded.
 */
export class XmlEntries {
  /** Where older entries are (RFC 5005). */
  next: XmlLink | null = null;
  /** The page that the feed is about. */
  home: string | null = null;
  isFeed = false;
  /** It has come to its end, so nothing is missing. */
  isWhole = false;

  private isAtom = false;
  private ended = false;
  private readonly frames: Frame[] = [];
  private entry: Collected | undefined;
  private entryDepth = 0;
  private text = '';
  private silence = 0;
  private before = 0;
  private attributes = 0;
  private readonly parser: Parser;

  /** `at`: its address, or `nowhere`. */
  constructor(
    private readonly at: string,
    private readonly tell: (entry: XmlEntry) => void,
  ) {
    const heard = () => void (this.silence = 0);
    this.parser = new Parser(
      {
        onopentagname: () => void (this.attributes = 0),
        onattribute: () => this.limited(++this.attributes),
        onopentag: (name, attributes) => this.open(name, attributes),
        onclosetag: () => this.close(),
        ontext: (text) => this.said(text),
        oncomment: heard,
        onprocessinginstruction: (_, declaration) => this.declared(declaration),
      },
      { xmlMode: true },
    );
  }

  /** @throws FileFault */
  push(piece: string): void {
    if (this.before > mostBefore) return;
    this.silence += piece.length;
    if (this.silence > longestSilence) throw new FileFault(tooMuch);
    this.parser.write(piece);
  }

  /** An entry that is incomplete by now is dropped. */
  end(): void {
    this.ended = true;
    this.parser.end();
  }

  private open(called: string, attributes: Attributes): void {
    this.silence = 0;
    const parent = this.frames.at(-1) ?? { name: '', base: this.at, namespaces: new Map() };
    const namespaces = withDeclared(parent.namespaces, attributes);
    const name = this.nameOf(called, namespaces);
    // What stands before it is a server's warning, or a page.
    this.isFeed ||= roots.has(name) && this.before <= mostBefore;
    if (!this.isFeed) {
      this.before++;
      return;
    }
    this.isAtom ||= name === 'feed';
    if (this.frames.length >= mostDepth) throw new FileFault(tooMuch);
    // What a file says of where its blog is counts where nothing better is known.
    const around = parent.base === nowhere ? (this.home ?? nowhere) : parent.base;
    const base = resolved(attributes['xml:base'] ?? '', around) ?? around;
    this.frames.push({ name, base, namespaces });
    if (this.entry) return this.openInEntry(this.entry, name, attributes, base);
    if (name === 'item' || name === 'entry') {
      this.entry = { texts: new Map(), links: [], kind: '', base };
      this.entryDepth = this.frames.length;
      const about = attributes['rdf:about'];
      if (about) this.entry.texts.set('rdf:about', about);
    } else if (name === 'link' || name === 'atom:link') {
      this.text = '';
      const link = linkOf(attributes, base);
      if (link.rel === 'next') this.next ??= link;
      if (link.rel === 'alternate' && link.href) this.home ??= resolved(link.href, link.base);
    }
  }

  private nameOf(called: string, namespaces: Namespaces): string {
    const [, prefix = '', local = called] = /^([^:]+):(.+)$/.exec(called) ?? [];
    const known = namespaces.get(prefix) ?? prefix;
    const isOwn = known === '' || (known === 'atom' && (prefix === '' || local === 'feed' || this.isAtom));
    return isOwn ? local : `${known}:${local}`;
  }

  private openInEntry(entry: Collected, name: string, attributes: Attributes, base: string): void {
    if (this.frames.length > this.entryDepth + 1) {
      this.said(' ');
      return;
    }
    this.text = '';
    this.limited(entry.links.length);
    if (name === 'link' && attributes['href'] !== undefined) entry.links.push(linkOf(attributes, base));
    if (name === 'category' && attributes['scheme']?.endsWith('/g/2005#kind'))
      entry.kind = attributes['term']?.split('#').at(-1) ?? '';
    if (name === 'guid' && /^false$/i.test(attributes['isPermaLink'] ?? '')) entry.texts.set('guid', '');
  }

  private said(text: string): void {
    this.silence = 0;
    if (this.text.length < longestText) this.text += text.slice(0, longestText);
  }

  private close(): void {
    this.silence = 0;
    const closed = this.frames.pop();
    if (this.ended || !closed) return;
    const { name } = closed;
    this.isWhole ||= roots.has(name);
    const { entry } = this;
    const depth = this.frames.length;
    if (!entry) {
      // Of RSS, where it is text.
      if (name === 'link') this.home ??= resolved(this.text.trim(), this.at);
    } else if (depth === this.entryDepth) {
      this.limited(entry.texts.size);
      if (!entry.texts.has(name)) entry.texts.set(name, this.text);
    } else if (depth < this.entryDepth) {
      this.entry = undefined;
      this.tell(entry);
    } else this.said(' ');
  }

  private limited(count: number): void {
    if (count > mostOfOne) throw new FileFault(tooMuch);
  }

  private declared(declaration: string): void {
    this.silence = 0;
    // One that stands for others, which stand for others.
    if (/^!ENTITY\s[^"']*["'][^"']*[&%][a-z]/i.test(declaration)) throw new FileFault(entities);
  }
}

const tooMuch = 'It doesn’t look like a feed or backup of a blog. Export it again.';
const entities = 'It defines abbreviations that stand for one another, as no blog does. Export it again.';

const roots: ReadonlySet<string> = new Set(['rss', 'feed', 'rdf:RDF']);

/** Vocabularies by their names; what an entry is written in has no prefix. */
const vocabularies: Namespaces = new Map([
  ['purl.org/rss/1.0', ''],
  ['my.netscape.com/rdf/simple/0.9', ''],
  ['channel.netscape.com/rdf/simple/0.9', ''],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['www.w3.org/2005/Atom', 'atom'],
  ['purl.org/atom/ns', 'atom'],
  ['www.w3.org/2007/app', 'app'],
  ['purl.org/atom/app', 'app'],
  ['purl.org/syndication/thread/1.0', 'thr'],
  ['schemas.google.com/blogger/2018', 'blogger'],
  ['rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
]);

function withDeclared(namespaces: Namespaces, attributes: Attributes): Namespaces {
  const declared = Object.entries(attributes).flatMap(([attribute, address]): [string, string][] => {
    const [found, prefix = ''] = /^xmlns(?::(.+))?$/.exec(attribute) ?? [];
    return found === undefined ? [] : [[prefix, vocabulary(address, prefix)]];
  });
  return declared.length === 0 ? namespaces : new Map([...namespaces, ...declared]);
}

function vocabulary(address: string, prefix: string): string {
  const plain = address.trim().replace(/^https?:\/\/|[/#]$/g, '');
  const [wordpress, excerpt] = /^wordpress\.org\/export\/[\d.]+(\/excerpt)?$/.exec(plain) ?? [];
  if (wordpress !== undefined) return excerpt ? 'excerpt' : 'wp';
  return vocabularies.get(plain) ?? prefix;
}

function linkOf(attributes: Attributes, base: string): XmlLink {
  const { rel = 'alternate', type = '', href = '' } = attributes;
  return { rel: rel.toLowerCase(), type: type.toLowerCase(), href: href.trim(), base };
}

function resolved(address: string, base: string): string | null {
  return address === '' ? null : (parsedUrl(address, base)?.href ?? null);
}
