import { oneLine, severalLines } from './compose-clean.ts';
import type { Locale } from './compose-words.ts';
import { escapeHtml, htmlDocument } from './template-html.ts';
import { type Composed, MOST_SUBJECT } from './templates.ts';

/** A number in the text that the HTML part shall dial: as it is written, and what is dialled. */
export interface Dial {
  readonly display: string;
  readonly tel: string;
}

const MOST_TEXT = 20_000;

/** What a person made of a composed mail: both parts say the same again. */
export function editedMail(
  edit: { readonly subject: string; readonly text: string },
  dial: Dial | null,
  locale: Locale,
): Composed {
  const text = `${severalLines(edit.text, MOST_TEXT)}\n`;
  const paragraphs = text.trim().split(/\n{2,}/);
  const html = paragraphs.map((one) => `<p style="margin:1.25em 0">${linked(escapeHtml(one), dial)}</p>`);
  return { subject: oneLine(edit.subject, MOST_SUBJECT), text, html: htmlDocument(locale, html.join('\n')) };
}

function linked(html: string, dial: Dial | null): string {
  if (dial === null) return html;
  const shown = escapeHtml(dial.display);
  return html.replaceAll(shown, `<a href="tel:${escapeHtml(dial.tel)}">${shown}</a>`);
}
