/** An element without its namespace prefix and attributes. `text` is what stands directly in it, trimmed. */
export interface XmlElement {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

const DEPTH_LIMIT = 32;
const ELEMENT_LIMIT = 4_000;
const NAME = /^[\p{L}_][\p{L}\p{N}_.:-]*/u;

interface Open {
  readonly tag: string;
  text: string;
  readonly children: XmlElement[];
}

/**
 * Reads a document into elements, or null when it is none: tags that do not match, a depth beyond 32, more than 4,000
 * elements, a DOCTYPE (it could define entities). Never throws. Namespaces are not looked at, because PBXes write
 * those of four editions of ECMA-323.
 */
export function parseXml(text: string): XmlElement | null {
  const stack: Open[] = [{ tag: '', text: '', children: [] }];
  let elements = 0;
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const top = stack.at(-1);
    if (top === undefined) return null;
    if (text[at] !== '<') {
      const end = endOf(text, '<', at);
      top.text += decodeReferences(text.slice(at, end));
      at = end;
      continue;
    }
    const skipped = skipMarkup(text, at, top);
    if (skipped !== null) {
      at = skipped;
      continue;
    }
    const tag = readTag(text, at);
    if (tag === null || stack.length > DEPTH_LIMIT || elements > ELEMENT_LIMIT) return null;
    at = tag.end;
    if (tag.kind === 'close') {
      if (stack.length === 1 || top.tag !== tag.name) return null;
      stack.pop();
      stack.at(-1)?.children.push(elementOf(top));
    } else {
      elements += 1;
      const open: Open = { tag: tag.name, text: '', children: [] };
      if (tag.kind === 'empty') top.children.push(elementOf(open));
      else stack.push(open);
    }
  }
  const [document] = stack;
  return stack.length === 1 ? (document?.children[0] ?? null) : null;
}

/** The first child of that name, and of that one the next, and so on. */
export function at(element: XmlElement | null, ...path: readonly string[]): XmlElement | null {
  let found = element;
  for (const name of path) found = found?.children.find((child) => child.name === name) ?? null;
  return found;
}

export function textAt(element: XmlElement | null, ...path: readonly string[]): string {
  return at(element, ...path)?.text ?? '';
}

/** Text as it may stand in an element. */
export function escapeXml(text: string): string {
  return text
    .replace(/\p{Cc}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function elementOf({ tag, text, children }: Open): XmlElement {
  return { name: tag.slice(tag.indexOf(':') + 1), text: text.trim(), children };
}

/** Passes over comments and instructions, and takes CDATA as text. Null when it is a tag. */
function skipMarkup(text: string, at: number, into: Open): number | null {
  if (text.startsWith('<?', at)) return endOf(text, '?>', at) + 2;
  if (text.startsWith('<!--', at)) return endOf(text, '-->', at + 4) + 3;
  if (!text.startsWith('<![CDATA[', at)) return null;
  const end = endOf(text, ']]>', at);
  into.text += text.slice(at + '<![CDATA['.length, end);
  return end + 3;
}

interface Tag {
  readonly kind: 'open' | 'close' | 'empty';
  readonly name: string;
  readonly end: number;
}

function readTag(text: string, at: number): Tag | null {
  const isClosing = text[at + 1] === '/';
  const begin = at + (isClosing ? 2 : 1);
  const name = NAME.exec(text.slice(begin, begin + 128))?.[0];
  if (name === undefined) return null;
  const end = tagEnd(text, begin + name.length);
  if (end === -1) return null;
  const isEmpty = text[end - 1] === '/';
  return { kind: isClosing ? 'close' : isEmpty ? 'empty' : 'open', name, end: end + 1 };
}

/** Where the tag's `>` is; one within the quotes of an attribute is none. */
function tagEnd(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '>') return at;
  }
  return -1;
}

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end === -1 ? text.length : end;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The five entities of XML and characters by their number; anything else stays as it is written. */
function decodeReferences(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{1,8}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
