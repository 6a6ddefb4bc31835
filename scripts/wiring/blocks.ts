import { at, type Point, type Sheet } from './sheet.ts';

const INK = '#1d2733';

/** Where a part has its connections. */
export type Ends<Name extends string> = Readonly<Record<Name, Point>>;

/** The ground of the box. Not the earth of the building, and never a wire of the telephone line. */
export function ground(sheet: Sheet, { x, y }: Point): void {
  sheet.wire(at(x, y), at(x, y + 12));
  sheet.add(`<path d="M${x - 11},${y + 12}h22M${x - 7},${y + 17}h14M${x - 3},${y + 22}h6"/>`);
}

export function supply(sheet: Sheet, { x, y }: Point, words: string): void {
  sheet.wire(at(x, y), at(x, y - 12));
  sheet.add(`<path d="M${x - 8},${y - 12}h16" stroke-width="2.400"/>`);
  sheet.label(at(x, y - 18), words, 'middle');
}

/** A place where something outside the drawing is connected. The words stand on the far side of the wire. */
export function terminal(sheet: Sheet, { x, y }: Point, words: string, isLeft = true): void {
  sheet.add(`<circle cx="${x}" cy="${y}" r="4" fill="#ffffff"/>`);
  const lines = words.split('\n');
  lines.forEach((line, index) => {
    const top = y + 5 + 16 * index - 8 * (lines.length - 1);
    sheet.label(at(x + (isLeft ? -11 : 11), top), line, isLeft ? 'end' : 'start');
  });
}

/** An NPN transistor with its base to the left. */
export function npn(sheet: Sheet, { x, y }: Point, words: string): Ends<'base' | 'collector' | 'emitter'> {
  sheet.add(`<circle cx="${x + 6}" cy="${y}" r="21"/>`);
  sheet.add(
    `<path d="M${x - 30},${y}H${x - 4}"/><path d="M${x - 4},${y - 12}V${y + 12}" stroke-width="2.600"/>`,
  );
  sheet.add(`<path d="M${x - 4},${y - 6}L${x + 14},${y - 16}V${y - 30}"/>`);
  sheet.add(`<path d="M${x - 4},${y + 6}L${x + 14},${y + 16}V${y + 30}"/>`);
  sheet.add(`<path d="M${x + 12},${y + 15}l-8,-0.500l4,-6.500Z" fill="${INK}"/>`);
  sheet.label(at(x + 32, y + 5), words);
  return { base: at(x - 30, y), collector: at(x + 14, y - 30), emitter: at(x + 14, y + 30) };
}

/** Light across a gap: a diode on the left, a transistor on the right. `at` is the upper left corner. */
export function optocoupler(
  sheet: Sheet,
  { x, y }: Point,
  words: string,
): Ends<'anode' | 'cathode' | 'collector' | 'emitter'> {
  sheet.add(`<rect x="${x}" y="${y}" width="120" height="80"/>`);
  sheet.add(`<path d="M${x},${y + 15}H${x + 28}V${y + 31}M${x + 28},${y + 49}V${y + 65}H${x}"/>`);
  sheet.add(`<path d="M${x + 19},${y + 31}h18l-9,18Z" fill="${INK}"/><path d="M${x + 19},${y + 49}h18"/>`);
  for (const dy of [34, 44])
    sheet.add(`<path d="M${x + 44},${y + dy}h16m-5,-3l5,3l-5,3" stroke-width="1.200"/>`);
  sheet.add(`<path d="M${x + 80},${y + 28}V${y + 52}" stroke-width="2.600"/>`);
  sheet.add(`<path d="M${x + 80},${y + 34}L${x + 96},${y + 24}V${y + 15}H${x + 120}"/>`);
  sheet.add(`<path d="M${x + 80},${y + 46}L${x + 96},${y + 56}V${y + 65}H${x + 120}"/>`);
  sheet.add(`<path d="M${x + 94},${y + 55}l-7,-0.500l3.500,-6Z" fill="${INK}"/>`);
  sheet.label(at(x + 60, y - 8), words, 'middle');
  return {
    anode: at(x, y + 15),
    cathode: at(x, y + 65),
    collector: at(x + 120, y + 15),
    emitter: at(x + 120, y + 65),
  };
}

/** A coil that pulls a contact; drawn upright from `top` to `bottom`. */
export function coil(sheet: Sheet, top: Point, bottom: Point, words: string): void {
  const middle = (top.y + bottom.y) / 2;
  sheet.wire(top, at(top.x, middle - 11));
  sheet.wire(at(top.x, middle + 11), bottom);
  sheet.add(`<rect x="${top.x - 24}" y="${middle - 11}" width="48" height="22"/>`);
  sheet.add(`<path d="M${top.x - 8},${middle + 11}L${top.x + 8},${middle - 11}"/>`);
  words.split('\n').forEach((line, index) => {
    sheet.label(at(top.x - 32, middle + 1 + 16 * index), line, 'end');
  });
}

/** Two windings on one core. `at` is the upper end of the left one. */
export function transformer(
  sheet: Sheet,
  { x, y }: Point,
  words: string,
): Ends<'leftTop' | 'leftBottom' | 'rightTop' | 'rightBottom'> {
  const turns = (side: 0 | 1) => Array.from({ length: 4 }, () => `a10,10 0 0 ${side} 0,20`).join('');
  sheet.add(`<path d="M${x},${y}${turns(1)}"/><path d="M${x + 46},${y}${turns(0)}"/>`);
  sheet.add(`<path d="M${x + 20},${y}v80M${x + 26},${y}v80"/>`);
  words.split('\n').forEach((line, index) => {
    sheet.label(at(x + 23, y + 100 + 16 * index), line, 'middle');
  });
  return {
    leftTop: at(x, y),
    leftBottom: at(x, y + 80),
    rightTop: at(x + 46, y),
    rightBottom: at(x + 46, y + 80),
  };
}

const PITCH = 30;
const LEAD = 26;

/** A chip as a box with pins on both sides, by function and not as they lie on the package. null: a gap. */
export function chip<Name extends string>(
  sheet: Sheet,
  { x, y }: Point,
  width: number,
  words: string,
  left: readonly (readonly [Name, number] | null)[],
  right: readonly (readonly [Name, number] | null)[],
): Ends<Name> {
  const height = Math.max(left.length, right.length) * PITCH + 10;
  sheet.add(`<rect x="${x}" y="${y}" width="${width}" height="${height}" stroke-width="2"/>`);
  sheet.label(at(x + width / 2, y - 8), words, 'middle', 14);
  const ends = new Map<Name, Point>();
  for (const [side, pins] of [
    [-1, left],
    [1, right],
  ] as const) {
    pins.forEach((pin, index) => {
      if (pin === null) return;
      const [name, number] = pin;
      const edge = at(side === -1 ? x : x + width, y + 20 + index * PITCH);
      sheet.wire(edge, at(edge.x + side * LEAD, edge.y));
      sheet.label(at(edge.x - side * 7, edge.y + 5), name, side === -1 ? 'start' : 'end', 12);
      sheet.label(at(edge.x + side * 6, edge.y - 4), String(number), side === -1 ? 'end' : 'start', 10);
      ends.set(name, at(edge.x + side * LEAD, edge.y));
    });
  }
  return Object.fromEntries(ends) as Ends<Name>;
}
