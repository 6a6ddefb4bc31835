import type { Locale } from './compose-words.ts';

/** A line of the mail: `電話 03-0000-1201`, or without a label just what it is. */
export interface LetterLine {
  readonly label: string;
  readonly text: string;
  /** What the text dials when it is touched: only `+` and digits. */
  readonly tel?: string;
}

/** A mail before it is text or HTML, so that both parts always say the same. Nothing in it is escaped. */
export interface Letter {
  readonly locale: Locale;
  readonly greeting: string;
  readonly memo: string;
  readonly lines: readonly LetterLine[];
  readonly footer: string;
}

/** The plain part. Paragraphs that are empty are left out. */
export function letterText({ greeting, memo, lines, footer }: Letter): string {
  const facts = lines.map(({ label, text }) => (label === '' ? text : `${label} ${text}`)).join('\n');
  const paragraphs = [greeting, memo, facts, footer === '' ? '' : `-- \n${footer}`];
  return `${paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')}\n`;
}

/** The user's words carry a bar, as in the dialog. */
const BAR = 'margin:1.25em 0;padding-left:.75em;border-left:3px solid';
const BODY = 'font:16px/1.6 sans-serif;max-width:40em;margin:0;padding:16px;overflow-wrap:anywhere';

/** The HTML part. It names no colour, so that the reader's dark mode stays readable, and loads nothing. */
export function letterHtml({ locale, greeting, memo, lines, footer }: Letter): string {
  return [
    '<!DOCTYPE html>',
    `<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    '<meta name="color-scheme" content="light dark"></head>',
    `<body style="${BODY}">`,
    greeting === '' ? '' : `<p style="margin:0 0 1.25em">${escapeHtml(greeting)}</p>`,
    memo === '' ? '' : `<p style="${BAR}">${escapeHtml(memo).replaceAll('\n', '<br>\n')}</p>`,
    `<p style="margin:1.25em 0">${lines.map(lineHtml).join('<br>\n')}</p>`,
    footer === '' ? '' : `<p style="margin:1.25em 0 0;font-size:13px">${escapeHtml(footer)}</p>`,
    '</body></html>\n',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function lineHtml({ label, text, tel }: LetterLine): string {
  const value =
    tel === undefined ? escapeHtml(text) : `<a href="tel:${escapeHtml(tel)}">${escapeHtml(text)}</a>`;
  return label === '' ? value : `${escapeHtml(label)} ${value}`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
