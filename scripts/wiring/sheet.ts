/** A place on the sheet, in units of 1/96 inch. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Words under a drawing, in both languages. */
export interface Caption {
  readonly en: string;
  readonly ja: string;
}

export type Anchor = 'start' | 'middle' | 'end';

export const at = (x: number, y: number): Point => ({ x, y });

const INK = '#1d2733';
const PAPER = '#ffffff';
const MUTED = '#4a5a6a';
const FONT = "'Noto Sans', 'Noto Sans CJK JP', 'Hiragino Sans', 'Yu Gothic', sans-serif";
const MARGIN = 22;

/** A drawing that is being made. It has its own background, so that it reads on a light and on a dark page. */
export class Sheet {
  readonly #parts: string[] = [];
  readonly #width: number;
  readonly #height: number;
  readonly #title: Caption;

  constructor(width: number, height: number, title: Caption) {
    this.#width = width;
    this.#height = height;
    this.#title = title;
  }

  /** A connection from point to point. */
  wire(...points: readonly Point[]): void {
    const path = points.map(({ x, y }) => `${x},${y}`).join(' ');
    this.add(`<polyline points="${path}"/>`);
  }

  /** Wires that cross are joined here. */
  dot({ x, y }: Point): void {
    this.add(`<circle cx="${x}" cy="${y}" r="3.2" fill="${INK}" stroke="none"/>`);
  }

  label({ x, y }: Point, words: string, anchor: Anchor = 'start', size = 13): void {
    this.add(
      `<text x="${x}" y="${y}" text-anchor="${anchor}" font-size="${size}" fill="${INK}">${escaped(words)}</text>`,
    );
  }

  /** A remark: English and below it Japanese. */
  note({ x, y }: Point, { en, ja }: Caption, anchor: Anchor = 'start'): void {
    const line = (words: string, dy: number) =>
      `<text x="${x}" y="${y + dy}" text-anchor="${anchor}" font-size="12" fill="${MUTED}">${escaped(words)}</text>`;
    this.add(line(en, 0) + line(ja, 17));
  }

  /** A dashed frame round parts that belong together, with its name at the top. */
  frame(from: Point, to: Point, name: Caption): void {
    const size = `width="${to.x - from.x}" height="${to.y - from.y}"`;
    this.add(
      `<rect x="${from.x}" y="${from.y}" ${size} rx="6" stroke="${MUTED}" stroke-width="1.2" stroke-dasharray="6 4"/>`,
    );
    this.note(at(from.x + 8, from.y + 18), name);
  }

  /** Any shape of SVG; drawn in the ink of the sheet, not filled. */
  add(shape: string): void {
    this.#parts.push(shape);
  }

  svg(): string {
    const { en, ja } = this.#title;
    const size = `width="${this.#width}" height="${this.#height}"`;
    const heading = `<text x="${MARGIN}" y="32" font-size="17" font-weight="600" fill="${INK}">${escaped(en)}</text><text x="${MARGIN}" y="54" font-size="15" fill="${MUTED}">${escaped(ja)}</text>`;
    const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${this.#width} ${this.#height}" ${size} role="img" font-family="${FONT}">`;
    return [
      head,
      `<title>${escaped(en)} / ${escaped(ja)}</title>`,
      `<rect ${size} rx="10" fill="${PAPER}"/>`,
      heading,
      `<g fill="none" stroke="${INK}" stroke-width="1.6" stroke-linejoin="round" stroke-linecap="round">`,
      ...this.#parts.map((part) => part.replaceAll('<text ', '<text stroke="none" ')),
      '</g>',
      '</svg>',
      '',
    ].join('\n');
  }
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
