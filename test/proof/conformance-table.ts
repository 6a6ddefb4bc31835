import type { Conformance, Score } from './conformance.ts';

const HEAD = ['format', 'own samples', 'recorded', 'manual', 'generated', 'other', 'passed'];

const count = (score: Score | undefined) =>
  score === undefined ? '?' : score.samples === 0 ? '' : `${score.samples}`;

function cellsOf({ format, own, captures }: Conformance): readonly string[] {
  const scores = [own, ...Object.values(captures ?? {})];
  const [samples, passed] = [
    scores.reduce((sum, one) => sum + one.samples, 0),
    scores.reduce((sum, one) => sum + one.passed, 0),
  ];
  const files = [captures?.recorded, captures?.manual, captures?.generated, captures?.other].map(count);
  return [`\`${format}\``, `${own.samples}`, ...files, `${passed} of ${samples}`];
}

/** As Markdown, a line a format. Where the recordings are not there, `?` stands for their number. */
export function conformanceTable(rows: readonly Conformance[]): string {
  const lines = [HEAD, HEAD.map(() => '---'), ...rows.map(cellsOf)];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const BEGIN = '<!-- conformance: written by npm run conformance -- --write -->';
const END = '<!-- end of conformance -->';

/** Where the table stands in a document. Throws a RangeError when its place is not marked. */
function placeIn(document: string): readonly [from: number, to: number] {
  const [begin, to] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin === -1 || to < begin) throw new RangeError(`the document has no place marked with ${BEGIN}`);
  return [begin + BEGIN.length, to];
}

/** The table as it stands in a document. */
export function tableIn(document: string): string {
  return document.slice(...placeIn(document)).trim();
}

/** The document with this table in it. */
export function withTable(document: string, table: string): string {
  const [from, to] = placeIn(document);
  return `${document.slice(0, from)}\n\n${table}\n\n${document.slice(to)}`;
}

/** Formats and numbers of own samples: what can be known without the recordings of others. */
export function ownPart(table: string): readonly string[] {
  return table
    .split('\n')
    .slice(2)
    .map((line) => line.split('|').slice(1, 3).join('|').trim());
}
