import { type ComponentChildren, createElement } from 'preact';
import { useMemo } from 'preact/hooks';

const TAGS = new Set([
  'p',
  'div',
  'span',
  'br',
  'hr',
  'b',
  'strong',
  'i',
  'em',
  'small',
  'h1',
  'h2',
  'h3',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'table',
  'thead',
  'tbody',
  'tr',
  'td',
  'th',
  'blockquote',
  'pre',
  'a',
]);
const DROPPED = new Set([
  'script',
  'style',
  'head',
  'title',
  'iframe',
  'object',
  'template',
  'noscript',
  'svg',
  'math',
]);
/** Nobody's mail nests deeper; what does is cut. */
const DEPTH = 40;

/**
 * The HTML part of a mail, drawn as our own elements: parsed by a parser that runs nothing, then rebuilt from
 * a list of harmless tags. No markup of the mail gets into the page, and nothing in it is fetched.
 */
export function MailHtml({ html }: { html: string }) {
  const body = useMemo(() => {
    const parsed = new DOMParser().parseFromString(withoutInline(html), 'text/html');
    return childrenOf(parsed.body, 0);
  }, [html]);
  return <div class="mail-html">{body}</div>;
}

/** The page's policy forbids inline styles and handlers, and the parser reports each one: they are taken out before. */
function withoutInline(html: string): string {
  return html
    .replace(/<style\b[\s\S]*?<\/style>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s/"'])(style|on\w+)\s*=/gi, '$1data-$2='));
}

function childrenOf(node: Node, depth: number): ComponentChildren[] {
  if (depth > DEPTH) return [];
  return [...node.childNodes].map((child) => rebuilt(child, depth + 1));
}

function rebuilt(node: Node, depth: number): ComponentChildren {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element)) return null;
  const tag = node.localName;
  if (DROPPED.has(tag)) return null;
  const children = childrenOf(node, depth);
  if (!TAGS.has(tag)) return children;
  const href = tag === 'a' ? safeHref(node.getAttribute('href')) : null;
  if (href !== null) return createElement('a', { href, rel: 'noreferrer', target: '_blank' }, children);
  return createElement(tag === 'a' ? 'span' : tag, null, ...children);
}

function safeHref(href: string | null): string | null {
  return href !== null && /^(?:tel:|mailto:|https?:\/\/)/i.test(href) ? href : null;
}
