import './styles/index.css';
import { render } from 'preact';
import { App } from './app/app.tsx';
import { Reasons } from './app/reasons.tsx';
import { createRouter } from './app/router.ts';
import { createApi } from './box/api.ts';
import { createBox } from './box/box.ts';
import { openEventSource, openHardwareSource } from './box/event-source.ts';
import { BoxStream } from './box/stream.ts';
import { browserClock } from './clock.ts';
import { createDesk } from './desk/desk.ts';
import { createPreferences } from './desk/preferences.ts';
import { keepIn } from './desk/storage.ts';
import { loadWords, type Words } from './i18n/words.ts';
import { DeskContext } from './parts/desk-context.ts';
import { isTyping, modalOpen } from './parts/platform.ts';
import { createRingSignals } from './ring/browser-signals.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app.');

const keep = keepIn(() => localStorage);

function open(at: HTMLElement, first: Words): void {
  const desk = createDesk({
    clock: browserClock,
    box: createBox(
      createApi((path, init) => fetch(path, init), browserClock),
      (listener) => new BoxStream(openHardwareSource, browserClock, Math.random, listener),
    ),
    openEvents: openEventSource,
    keep,
    router: createRouter(window),
    languages: navigator.languages,
    random: Math.random,
    signals: createRingSignals(),
    words: { first, load: loadWords },
    typing: () => modalOpen() || isTyping(document.activeElement),
  });
  desk.start();
  window.addEventListener('online', desk.wake);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && desk.wake());
  render(
    <DeskContext.Provider value={desk}>
      <Reasons>
        <App />
      </Reasons>
    </DeskContext.Provider>,
    at,
  );
}

/** The box was updated between the page and its words: the page itself has to be read again. */
const RELOAD_MS = 5_000;

loadWords(createPreferences(keep, navigator.languages).language.value).then(
  (first) => open(root, first),
  () => browserClock.after(RELOAD_MS, () => location.reload()),
);
