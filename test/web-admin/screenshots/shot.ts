import type { Page } from 'playwright-core';
import type { TourStop } from '../screen-tour.ts';
import { TOUR } from '../screen-tour.ts';

/** How a picture is taken: size of the window, language, theme, telephone beside the screen. */
export interface Look {
  readonly width: number;
  readonly height: number;
  /** Pixels of the picture for each of the page. */
  readonly scale: number;
  readonly locale: 'ja-JP' | 'en-GB';
  readonly colorScheme: 'light' | 'dark';
}

export const DESK: Look = { width: 1280, height: 800, scale: 1, locale: 'ja-JP', colorScheme: 'light' };
export const ENGLISH: Look = { ...DESK, locale: 'en-GB' };
export const DARK: Look = { ...DESK, locale: 'en-GB', colorScheme: 'dark' };
export const PHONE: Look = { ...DESK, width: 390, height: 780, scale: 1.5 };
export const TABLET: Look = { ...DESK, width: 820, height: 1100 };
export const WALL: Look = { ...DESK, width: 1920, height: 1080, scale: 0.75, colorScheme: 'dark' };

export interface Shot {
  /** Of the picture's file, without its ending. */
  readonly name: string;
  /** What stands above the picture. */
  readonly title: string;
  readonly says: string;
  readonly look: Look;
  readonly extension: string;
  readonly stop: TourStop;
}

function stopOf(name: string): TourStop {
  const stop = TOUR.find((one) => one.name === name);
  if (stop === undefined) throw new Error(`The tour has no screen "${name}".`);
  return stop;
}

/** Whose screen has nothing but the page on it. */
export const FREE = '104';

const ENDINGS: ReadonlyMap<Look, string> = new Map([
  [DARK, '-dark'],
  [PHONE, '-phone'],
  [TABLET, '-tablet'],
  [ENGLISH, '-english'],
]);

/** A screen of the tour. */
export const still = (name: string, title: string, says: string, look: Look = DESK): Shot => ({
  name: `${name}${ENDINGS.get(look) ?? ''}`,
  ...{ title, says, look, extension: FREE, stop: stopOf(name) },
});

/** A screen of the tour after something was done on it. */
export const acted = (
  shot: Shot,
  name: string,
  ready: string,
  open: (page: Page) => Promise<void>,
): Shot => ({ ...shot, name, stop: { ...shot.stop, ready, open } });

/** The desk of a telephone that has a call. `open`: what is done there before the picture. */
export const talking = (
  name: string,
  extension: string,
  title: string,
  says: string,
  look: Look = DESK,
  stop: Partial<TourStop> = {},
): Shot => ({
  ...{ name, title, says, look, extension },
  stop: { name, path: '/', ready: '.is-call h2', ...stop },
});
