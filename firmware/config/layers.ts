import type { Config } from './config.ts';
import { asSection, type Fault, isSection, type Raw } from './fault.ts';
import { type Loaded, loadSource } from './load.ts';
import { type ReadFile, readTextFile } from './read-file.ts';
import { readSource } from './source.ts';

/** Sections that may be set in the browser where the file leaves them out. */
export const OWN_SECTIONS = ['site', 'lines', 'extensions', 'links', 'mail', 'bounces', 'backup'] as const;
export type OwnSection = (typeof OWN_SECTIONS)[number];

/** What was set in the browser, in the words of the file. */
export type OwnSections = { readonly [Name in OwnSection]?: Raw };

/** Where a section is set: in the file, which wins, or wherever the box keeps what the browser set. */
export type Place = { readonly type: 'file'; readonly line: number | null } | { readonly type: 'browser' };

/** The configuration that the box works with. */
export interface Settled {
  readonly config: Config;
  /** Why sections that were set in the browser are not used; empty when all are. */
  readonly faults: readonly Fault[];
}

/** The file, and above what it leaves open the sections of the browser. */
export interface Layers {
  /** Path of the file. */
  readonly filename: string;
  readonly places: Readonly<Record<OwnSection, Place>>;
  /** Checks the file together with sections of the browser; those that the file sets itself are passed over. */
  load(own: OwnSections): Loaded;
  /** As `load`, but a section of the browser that is not good is left out: it never keeps the box from starting. */
  settle(own: OwnSections): Settled;
}

export type ReadLayers =
  | { readonly type: 'ok'; readonly layers: Layers; readonly config: Config }
  | { readonly type: 'faults'; readonly faults: readonly Fault[] };

/** Reads a configuration file. By itself it must be good. Never throws. */
export const readLayers = (text: string, filename: string, read: ReadFile = readTextFile): ReadLayers => {
  const source = readSource(text);
  const file = asSection(source.raw);
  const isStated = (name: OwnSection): boolean => Object.hasOwn(file, name) && !isNothing(file[name]);
  const placeOf = (name: OwnSection): Place =>
    isStated(name) ? { type: 'file', line: source.lineOf([name]) ?? null } : { type: 'browser' };
  const load = (own: OwnSections): Loaded => {
    const open = OWN_SECTIONS.filter((name) => !isStated(name) && own[name] !== undefined);
    const added = Object.fromEntries(open.map((name) => [name, own[name] ?? '']));
    const isWhole = isSection(source.raw);
    return loadSource(isWhole ? { ...source, raw: { ...file, ...added } } : source, filename, read);
  };
  const alone = load({});
  if (alone.type === 'faults') return alone;
  const places = Object.fromEntries(OWN_SECTIONS.map((name) => [name, placeOf(name)])) as Record<
    OwnSection,
    Place
  >;
  const settle = (own: OwnSections): Settled => settled(own, load, alone.config);
  return { type: 'ok', layers: { filename, places, load, settle }, config: alone.config };
};

/** An empty list sets nothing, and a key without a value neither. */
const isNothing = (raw: Raw | undefined): boolean => (Array.isArray(raw) ? raw.length === 0 : raw === '');

/** Leaves out what is not good, and then what leaned on it. */
const settled = (own: OwnSections, load: (own: OwnSections) => Loaded, fileAlone: Config): Settled => {
  const faults: Fault[] = [];
  let used = own;
  while (Object.keys(used).length > 0) {
    const loaded = load(used);
    if (loaded.type === 'ok') return { config: loaded.config, faults };
    faults.push(...loaded.faults);
    const wrong = new Set(loaded.faults.map(({ path }) => sectionOf(path)));
    const good = Object.entries(used).filter(([name]) => !wrong.has(name));
    used = good.length === Object.keys(used).length ? {} : Object.fromEntries(good);
  }
  return { config: fileAlone, faults };
};

/** `links[1].port` → `links` */
export const sectionOf = (path: string): string => /^[\w-]*/.exec(path)?.[0] ?? '';
