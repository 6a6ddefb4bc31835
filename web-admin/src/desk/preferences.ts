import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Language } from '../format/time.ts';
import type { Keep } from './storage.ts';

/** The telephone beside this screen. `unasked`: nobody has said yet; `none`: a wall, a manager's desk. */
export type Telephone =
  | { readonly type: 'unasked' }
  | { readonly type: 'none' }
  | { readonly type: 'extension'; readonly id: string };

export type Theme = 'auto' | 'light' | 'dark';

/** What the wall says of a caller: on a screen that visitors see, less. */
export const WALL_NAMES = ['all', 'representative', 'line'] as const;
export type WallNames = (typeof WALL_NAMES)[number];

/** What belongs to this screen and not to the office; kept in the browser. */
export interface Preferences {
  readonly language: ReadonlySignal<Language>;
  /** null follows the browser. */
  readonly chosenLanguage: Signal<Language | null>;
  readonly theme: Signal<Theme>;
  readonly telephone: Signal<Telephone>;
  /** Who sits here: author of memos, "I will call". Empty when not said. */
  readonly person: Signal<string>;
  readonly singleKeys: Signal<boolean>;
  readonly wallNames: Signal<WallNames>;
  /** A call is heard here when it begins to ring. */
  readonly ringSound: Signal<boolean>;
  /** It is notified while nobody looks at the page. */
  readonly ringNotes: Signal<boolean>;
  /** Writes changes through to the browser's store from now on; returns the way to stop. */
  start(): () => void;
}

export function createPreferences(keep: Keep, browserLanguages: readonly string[]): Preferences {
  const chosenLanguage = signal(oneOf(['ja', 'en'] as const, keep.read(KEY.language)));
  const theme = signal<Theme>(oneOf(['auto', 'light', 'dark'] as const, keep.read(KEY.theme)) ?? 'auto');
  const telephone = signal(parseTelephone(keep.read(KEY.telephone)));
  const person = signal(keep.read(KEY.person) ?? '');
  const singleKeys = signal(keep.read(KEY.singleKeys) !== 'off');
  const wallNames = signal<WallNames>(oneOf(WALL_NAMES, keep.read(KEY.wallNames)) ?? 'all');
  const ringSound = signal(keep.read(KEY.ringSound) === 'on');
  const ringNotes = signal(keep.read(KEY.ringNotes) === 'on');
  const write = (key: string, value: string | null) =>
    value === null ? keep.remove(key) : keep.write(key, value);
  return {
    language: computed(() => chosenLanguage.value ?? browserLanguage(browserLanguages)),
    chosenLanguage,
    theme,
    telephone,
    person,
    singleKeys,
    wallNames,
    ringSound,
    ringNotes,
    start() {
      const stops = [
        chosenLanguage.subscribe((value) => write(KEY.language, value)),
        theme.subscribe((value) => write(KEY.theme, value === 'auto' ? null : value)),
        telephone.subscribe((value) => write(KEY.telephone, formatTelephone(value))),
        person.subscribe((value) => write(KEY.person, value === '' ? null : value)),
        singleKeys.subscribe((value) => write(KEY.singleKeys, value ? null : 'off')),
        ringSound.subscribe((value) => write(KEY.ringSound, value ? 'on' : null)),
        ringNotes.subscribe((value) => write(KEY.ringNotes, value ? 'on' : null)),
        wallNames.subscribe((value) => write(KEY.wallNames, value === 'all' ? null : value)),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

const KEY = {
  language: 'rusuban.language',
  theme: 'rusuban.theme',
  telephone: 'rusuban.telephone',
  person: 'rusuban.person',
  singleKeys: 'rusuban.single-keys',
  wallNames: 'rusuban.wall-names',
  ringSound: 'rusuban.ring-sound',
  ringNotes: 'rusuban.ring-notes',
} as const;

/** Japanese for a browser that asks for it before English; English for everybody else. */
export function browserLanguage(languages: readonly string[]): Language {
  for (const language of languages) {
    if (/^ja\b/i.test(language)) return 'ja';
    if (/^en\b/i.test(language)) return 'en';
  }
  return 'en';
}

const EXTENSION = 'extension:';

function parseTelephone(text: string | null): Telephone {
  if (text === 'none') return { type: 'none' };
  if (text?.startsWith(EXTENSION)) return { type: 'extension', id: text.slice(EXTENSION.length) };
  return { type: 'unasked' };
}

function formatTelephone(telephone: Telephone): string | null {
  switch (telephone.type) {
    case 'unasked':
      return null;
    case 'none':
      return 'none';
    case 'extension':
      return EXTENSION + telephone.id;
  }
}

function oneOf<T extends string>(known: readonly T[], text: string | null): T | null {
  return known.find((value) => value === text) ?? null;
}
