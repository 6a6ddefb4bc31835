import './styles/index.css';
import { render } from 'preact';
import { App } from './app/app.tsx';
import { createRouter } from './app/router.ts';
import { createApi } from './box/api.ts';
import { createBox } from './box/box.ts';
import { openEventSource } from './box/event-source.ts';
import { browserClock } from './clock.ts';
import { createDesk } from './desk/desk.ts';
import { keepIn } from './desk/storage.ts';
import { DeskContext } from './parts/desk-context.ts';
import { isTyping, modalOpen } from './parts/platform.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app.');

const desk = createDesk({
  clock: browserClock,
  box: createBox(createApi((path, init) => fetch(path, init), browserClock)),
  openEvents: openEventSource,
  keep: keepIn(() => localStorage),
  router: createRouter(window),
  languages: navigator.languages,
  random: Math.random,
  typing: () => modalOpen() || isTyping(document.activeElement),
});
desk.start();
window.addEventListener('online', desk.wake);
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && desk.wake());

render(
  <DeskContext.Provider value={desk}>
    <App />
  </DeskContext.Provider>,
  root,
);
