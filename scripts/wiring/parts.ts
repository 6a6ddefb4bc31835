import { type Anchor, at, type Point, type Sheet } from './sheet.ts';

/*
 * Parts with two ends, after IEC 60617 (JIS C 0617). Each lies in the middle of a straight wire from one point to the
 * other, level or upright, and its words stand above it or to its right.
 */

/** Half the length of a body on the wire; the shape is drawn round 0,0 along x. */
interface Body {
  readonly half: number;
  readonly shape: string;
}

const INK = '#1d2733';

/** Where the words go when not above (level) or to the right (upright). */
export type Side = 'other';

export const resistor = (sheet: Sheet, from: Point, to: Point, words: string, side?: Side): void =>
  inline(sheet, { half: 19, shape: '<rect x="-19" y="-7" width="38" height="14"/>' }, from, to, words, side);

export const capacitor = (sheet: Sheet, from: Point, to: Point, words: string, side?: Side): void =>
  inline(sheet, { half: 4, shape: '<path d="M-4,-12V12M4,-12V12"/>' }, from, to, words, side);

/** The plus stands at `from`. */
export const electrolytic = (sheet: Sheet, from: Point, to: Point, words: string, side?: Side): void => {
  const plus = '<path d="M-16,-9h7M-12.500,-12.500v7" stroke-width="1.200"/>';
  inline(sheet, { half: 4, shape: `<path d="M-4,-12V12M4,-12V12"/>${plus}` }, from, to, words, side);
};

const TRIANGLE = `<path d="M-9,-9V9L9,0Z" fill="${INK}"/>`;

/** Conducts from `from` to `to`. */
export const diode = (sheet: Sheet, from: Point, to: Point, words: string, side?: Side): void =>
  inline(sheet, { half: 9, shape: `${TRIANGLE}<path d="M9,-9V9"/>` }, from, to, words, side);

/** Its cathode is at `to`. */
export const zener = (sheet: Sheet, from: Point, to: Point, words: string, side?: Side): void =>
  inline(sheet, { half: 9, shape: `${TRIANGLE}<path d="M13,-9H9V9H5"/>` }, from, to, words, side);

/** Anode at `from`. */
export const led = (sheet: Sheet, from: Point, to: Point, words: string, side?: Side): void => {
  const ray = (x: number) => `<path d="M${x},-12l6,-8m-4.500,1l4.500,-1l0.500,4.500" stroke-width="1.200"/>`;
  inline(
    sheet,
    { half: 9, shape: `${TRIANGLE}<path d="M9,-9V9"/>${ray(-2)}${ray(6)}` },
    from,
    to,
    words,
    side,
  );
};

/** Open while nobody presses. */
export const button = (sheet: Sheet, from: Point, to: Point, words: string, side?: Side): void =>
  inline(
    sheet,
    {
      half: 14,
      shape:
        '<circle cx="-12" cy="0" r="2.500"/><circle cx="12" cy="0" r="2.500"/><path d="M-14,-9H14M0,-9V-17M-6,-17H6"/>',
    },
    from,
    to,
    words,
    side,
  );

/** A contact that stays where it was put, or that a relay closes; drawn open. */
export const contact = (sheet: Sheet, from: Point, to: Point, words: string, side?: Side): void =>
  inline(
    sheet,
    {
      half: 14,
      shape:
        '<circle cx="-12" cy="0" r="2.500"/><circle cx="12" cy="0" r="2.500"/><path d="M-10,-1L11,-12"/>',
    },
    from,
    to,
    words,
    side,
  );

export const crystal = (sheet: Sheet, from: Point, to: Point, words: string, side?: Side): void =>
  inline(
    sheet,
    { half: 10, shape: '<rect x="-5" y="-12" width="10" height="24"/><path d="M-10,-10V10M10,-10V10"/>' },
    from,
    to,
    words,
    side,
  );

/** Clamps what is too high, both ways round: a varistor or a suppressor diode. */
export const clamp = (sheet: Sheet, from: Point, to: Point, words: string, side?: Side): void =>
  inline(
    sheet,
    { half: 19, shape: '<rect x="-19" y="-7" width="38" height="14"/><path d="M-22,13H-12L14,-13"/>' },
    from,
    to,
    words,
    side,
  );

function inline(
  sheet: Sheet,
  { half, shape }: Body,
  from: Point,
  to: Point,
  words: string,
  side?: Side,
): void {
  const middle = at((from.x + to.x) / 2, (from.y + to.y) / 2);
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  const lead = length / 2;
  const leads = `<path d="M${-lead},0H${-half}M${half},0H${lead}"/>`;
  sheet.add(
    `<g transform="translate(${middle.x} ${middle.y}) rotate(${Math.round(angle)})">${leads}${shape}</g>`,
  );
  const isLevel = from.y === to.y;
  const lines = words.split('\n');
  lines.forEach((line, index) => {
    const above = -20 - 15 * (lines.length - 1 - index);
    const offset = isLevel
      ? at(0, side === 'other' ? 30 + 15 * index : above)
      : at(side === 'other' ? -22 : 22, 5 + 15 * index - 7 * (lines.length - 1));
    const anchor: Anchor = isLevel ? 'middle' : side === 'other' ? 'end' : 'start';
    sheet.label(at(middle.x + offset.x, middle.y + offset.y), line, anchor);
  });
}
