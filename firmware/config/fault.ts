/** One thing wrong with a configuration file. Every text is plain English; `value` never holds a secret. */
export interface Fault {
  /** As a person would say it: `links[1].port`. Empty for the file as a whole. */
  readonly path: string;
  /** Line of the file, from 1, where one can be told. */
  readonly line?: number;
  /** What stands there now. */
  readonly value: string;
  readonly reason: string;
  readonly remedy: string;
}

export type Path = readonly (string | number)[];

/** A YAML document with every scalar as the text that stands in the file. */
export type Raw = string | readonly Raw[] | { readonly [key: string]: Raw };
export type RawSection = { readonly [key: string]: Raw };

export const pathText = (path: Path): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');

export const isSection = (raw: Raw | undefined): raw is RawSection =>
  typeof raw === 'object' && !Array.isArray(raw);

export const asSection = (raw: Raw | undefined): RawSection => (isSection(raw) ? raw : {});
export const asList = (raw: Raw | undefined): readonly Raw[] => (Array.isArray(raw) ? raw : []);

/** The text under a key; undefined where there is none or something else stands there. */
export const textOf = (section: RawSection, key: string): string | undefined => {
  const value = Object.hasOwn(section, key) ? section[key] : undefined;
  return typeof value === 'string' ? value.trim() : undefined;
};

export const valueAt = (raw: Raw, path: Path): Raw | undefined =>
  path.reduce<Raw | undefined>((at, step) => {
    if (typeof step === 'number') return asList(at)[step];
    const section = asSection(at);
    return Object.hasOwn(section, step) ? section[step] : undefined;
  }, raw);

const SECRET_KEYS: ReadonlySet<string | number> = new Set([
  'secret',
  'password',
  'client-secret',
  'refresh-token',
]);
const MAX_SHOWN = 80;

/** What may be shown of a value: never a secret, of lists and sections only that they are such. */
export const shown = (path: Path, value: Raw | undefined): string => {
  if (value === undefined) return '(nothing)';
  if (path.some((step) => SECRET_KEYS.has(step))) return '(hidden)';
  if (typeof value === 'string') return value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value;
  return Array.isArray(value) ? '(a list)' : '(a section)';
};
