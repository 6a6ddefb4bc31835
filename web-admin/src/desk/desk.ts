import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Board } from '../../../firmware/http/contract/board.ts';
import type { BoxEvent } from '../../../firmware/http/contract/events.ts';
import type { Router } from '../app/router.ts';
import { applyBoxEvent } from '../box/board-store.ts';
import type { Box } from '../box/box.ts';
import { BoxStream, type Connection, type OpenPort } from '../box/stream.ts';
import type { Clock } from '../clock.ts';
import { whoOf, whoText } from '../format/caller.ts';
import { type Language, type TimeFormat, timeFormat } from '../format/time.ts';
import { followLanguage } from '../i18n/follow-language.ts';
import type { Words } from '../i18n/words.ts';
import { createDrafts, type Drafts } from '../memo/drafts.ts';
import { RingAlarm, type RingSignals } from '../ring/ring-alarm.ts';
import { Announcer } from './announcer.ts';
import { createBoxTime } from './box-time.ts';
import { type Card, type CardInput, type Cards, NO_CARDS, stepCards } from './cards.ts';
import { type Changes, createChanges } from './changes.ts';
import { createDoor, type Door, isAdministrator, isLimited } from './door.ts';
import { createModeRequest, type ModeRequest } from './mode-request.ts';
import { createPreferences, type Preferences } from './preferences.ts';
import { problemText } from './problem.ts';
import { announcement, backText, lineName } from './sentences.ts';
import type { Keep } from './storage.ts';
import { createToasts, type Toasts } from './toasts.ts';

export interface DeskPorts {
  readonly clock: Clock;
  readonly box: Box;
  readonly openEvents: OpenPort;
  readonly keep: Keep;
  readonly router: Router;
  readonly languages: readonly string[];
  readonly random: () => number;
  readonly signals: RingSignals;
  /** Words of the language at the start, and those of another when it is chosen. */
  readonly words: { readonly first: Words; load(language: Language): Promise<Words> };
  /** Somebody is typing at this very moment: the focus must not be taken from them. */
  readonly typing: () => boolean;
}

/** Everything that this screen knows and can do; made once in main.tsx and handed to the components. */
export interface Desk {
  readonly clock: Clock;
  readonly box: Box;
  readonly router: Router;
  readonly preferences: Preferences;
  readonly signals: RingSignals;
  readonly drafts: Drafts;
  readonly toasts: Toasts;
  readonly changes: Changes;
  readonly mode: ModeRequest;
  readonly door: ReadonlySignal<Door>;
  /** This browser may change settings; true while the box has not said who this is. */
  readonly isAdministrator: ReadonlySignal<boolean>;
  /** This terminal sees the customers of one representative only. */
  readonly isLimited: ReadonlySignal<boolean>;
  readonly board: ReadonlySignal<Board | null>;
  readonly connection: ReadonlySignal<Connection>;
  /** The board cannot be trusted: nothing but reading is allowed. */
  readonly stale: ReadonlySignal<boolean>;
  /** The box's time, ms; it stands still while stale. */
  readonly now: ReadonlySignal<number>;
  /** The box's time when it was last heard, ms. */
  readonly toldAt: ReadonlySignal<number>;
  readonly words: ReadonlySignal<Words>;
  readonly time: ReadonlySignal<TimeFormat>;
  readonly extension: ReadonlySignal<string | null>;
  /** Who sits here, by their own word or by the telephone's name; may be empty. */
  readonly person: ReadonlySignal<string>;
  readonly cards: ReadonlySignal<readonly Card[]>;
  /** The sentence in the polite live region. */
  readonly spoken: ReadonlySignal<string>;
  /** The call whose memo is being written; null when the dialog is closed. */
  readonly memoFor: Signal<string | null>;
  /** A name is asked for; the answer goes to the function. */
  readonly personAsked: Signal<((name: string | null) => void) | null>;
  card(input: CardInput): void;
  /** The person's name, asked for when it is not known; null when they would not say. */
  askPerson(): Promise<string | null>;
  /** Runs an action of the user; a failure is shown and never times out. True when it succeeded. */
  attempt(action: () => Promise<unknown>): Promise<boolean>;
  /** The network is back or the screen woke up. */
  wake(): void;
  start(): void;
  stop(): void;
}

export function createDesk(ports: DeskPorts): Desk {
  const { clock, box, router } = ports;
  const preferences = createPreferences(ports.keep, ports.languages);
  const words = signal(ports.words.first);
  const board = signal<Board | null>(null);
  const connection = signal<Connection>({ phase: 'connecting' });
  const stale = computed(() => connection.value.phase === 'lost');
  const time = computed(() => timeFormat(preferences.language.value, board.value?.timeZone ?? 'Asia/Tokyo'));
  const boxTime = createBoxTime(clock);
  const toasts = createToasts(clock);
  const changes = createChanges();
  const cards = signal<Cards>(NO_CARDS);
  const spoken = signal('');
  const personAsked = signal<((name: string | null) => void) | null>(null);
  const fail = (error: unknown) => toasts.fail(problemText(error, words.value));
  const mode = createModeRequest(clock, box.setMode, (error) =>
    error === null ? toasts.fail(words.value.mode.failed) : fail(error),
  );
  const extension = computed(() => {
    const { value } = preferences.telephone;
    return value.type === 'extension' ? value.id : null;
  });
  const person = computed(() => {
    const telephone = board.value?.extensions.find((one) => one.id === extension.value);
    return preferences.person.value || telephone?.name || '';
  });
  const alarm = new RingAlarm(ports.signals, () => ({
    sound: preferences.ringSound.value,
    notes: preferences.ringNotes.value,
    extension: extension.value,
  }));
  const announcer = new Announcer(clock, (call) => {
    spoken.value = announcement(call, board.value, words.value);
    alarm.settled(
      call,
      whoText(whoOf(call, words.value)),
      words.value.lines.rings(lineName(call, board.value)),
    );
  });
  const card = (input: CardInput) => {
    cards.value = stepCards(cards.peek(), input, extension.peek());
  };

  const heard = (event: BoxEvent) =>
    batch(() => {
      board.value = applyBoxEvent(board.value, event);
      boxTime.heard(event.type === 'snapshot' ? event.board.boxTime : event.boxTime);
      toCards(event, card, ports.typing());
      if (event.type === 'changed') changes.changed(event.what);
      if (event.type === 'snapshot') changes.all();
      if (board.value === null) return;
      mode.told(board.value.mode.mode);
      announcer.update(board.value);
      alarm.update(board.value);
    });
  const connected = (next: Connection) => {
    const before = connection.value;
    connection.value = next;
    if (next.phase === 'live') boxTime.start();
    if (next.phase === 'lost') {
      boxTime.stop();
      // The box may have gone, or it may not let this browser in any more.
      void door.check();
    }
    if (next.phase === 'live' && doorState() === null) void door.check();
    if (next.phase === 'live' && before.phase === 'lost' && before.heardAt !== null) {
      toasts.say(backText(before.heardAt, clock.now(), board.value, boxTime.now.value, words.value));
    }
  };
  const stream = new BoxStream(ports.openEvents, clock, ports.random, {
    event: heard,
    connection: connected,
  });

  let started = false;
  const door = createDoor(box, (next) => {
    if (next.phase === 'open' && !started) stream.start();
    if (next.phase === 'shut' && started) stream.stop();
    started = next.phase === 'open';
    const telephone = next.phase === 'open' ? (next.me?.extension ?? null) : null;
    if (telephone !== null) preferences.telephone.value = { type: 'extension', id: telephone };
  });
  const doorState = () => (door.door.value.phase === 'open' ? door.door.value.me : null);

  let stops: (() => void)[] = [];
  const drafts = createDrafts(ports.keep, clock);
  return {
    clock,
    box,
    router,
    preferences,
    signals: ports.signals,
    drafts,
    toasts,
    changes,
    mode,
    door: door.door,
    isAdministrator: computed(() => isAdministrator(doorState())),
    isLimited: computed(() => isLimited(doorState())),
    board,
    connection,
    stale,
    now: boxTime.now,
    toldAt: boxTime.told,
    words,
    time,
    extension,
    person,
    cards: computed(() => cards.value.open),
    spoken,
    memoFor: signal(null),
    personAsked,
    card,
    async askPerson() {
      if (person.value !== '') return person.value;
      return new Promise((resolve) => {
        personAsked.value = (name) => {
          personAsked.value = null;
          if (name !== null) preferences.person.value = name;
          resolve(name);
        };
      });
    },
    async attempt(action) {
      try {
        await action();
        return true;
      } catch (error) {
        fail(error);
        return false;
      }
    },
    wake: () => stream.retryNow(),
    start() {
      router.start();
      drafts.prune();
      const inWords = followLanguage(preferences.language, words, ports.words.load, fail);
      stops = [preferences.start(), inWords, effect(() => reopenCards(extension.value, board.peek(), card))];
      void door.check();
    },
    stop() {
      stream.stop();
      announcer.stop();
      boxTime.stop();
      router.stop();
      for (const stop of stops) stop();
    },
  };
}

/** A telephone was chosen during its call: its card opens now. */
function reopenCards(extension: string | null, board: Board | null, card: (input: CardInput) => void): void {
  if (extension !== null && board !== null) card({ type: 'snapshot', board, typing: false });
}

function toCards(event: BoxEvent, card: (input: CardInput) => void, typing: boolean): void {
  if (event.type === 'snapshot') card({ type: 'snapshot', board: event.board, typing });
  if (event.type === 'call') card({ type: 'call', call: event.call, at: event.boxTime, typing });
  if (event.type === 'call-ended') {
    card({ type: 'call-ended', key: event.key, at: event.boxTime, talkSeconds: event.talkSeconds });
  }
}
