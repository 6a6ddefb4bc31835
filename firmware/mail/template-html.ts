import type { Locale } from './compose-words.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\n': '<br>\n',
};

/** A value in the HTML part: its markup is text, its line ends are kept. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'\n]/g, (character) => ESCAPES[character] ?? '');
}

const BODY = 'font:16px/1.6 sans-serif;max-width:40em;margin:0;padding:16px;overflow-wrap:anywhere';

/** The HTML part around what the template makes. It names no colour, so that the reader's dark mode stays readable. */
export function htmlDocument(locale: Locale, body: string): string {
  return `<!DOCTYPE html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"></head>
<body style="${BODY}">
${body.trimEnd()}
</body></html>
`;
}
