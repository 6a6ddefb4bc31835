import { useComputed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { lineRows } from '../box/board-store.ts';
import { isDark } from '../format/time.ts';
import { useDesk } from '../parts/desk-context.ts';
import { type Route, section } from './routes.ts';

/** What the page tells the browser itself: title, language, theme, mode. */
export function useDocument(route: Route): void {
  const desk = useDesk();
  const words = desk.words.value;
  const language = desk.preferences.language.value;
  const isNight = useComputed(() => isDark(desk.time.value.clock(desk.now.value)));
  const isDarkWall = route.page === 'board' && route.wall && isNight.value;
  const chosen = desk.preferences.theme.value;
  const theme = chosen === 'auto' && isDarkWall ? 'dark' : chosen;
  const board = desk.board.value;
  const here = section(route);
  const ringing =
    board === null || desk.stale.value ? [] : lineRows(board).filter((row) => row.state === 'ringing');
  const page = here === null ? words.product : `${words.nav[here]} – ${words.product}`;
  const title =
    ringing.length > 0 ? words.lines.ringTitle(ringing.map((row) => row.line.id).join('・')) : page;
  const mode = board?.mode.mode ?? 'present';

  useFocusOnNewPage(desk.router.place.value.path);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    if (theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  useEffect(() => {
    document.body.dataset['mode'] = mode;
  }, [mode]);
}

/**
 * A link of the bar, or between the pages of the demo, was followed, or what had the focus went with its page: the keyboard
 * and the screen reader go on at the new page.
 */
function useFocusOnNewPage(path: string): void {
  const first = useRef(true);
  // The path is what this waits for.
  useEffect(() => {
    const at = document.activeElement;
    const isLeft = at === null || at === document.body || at.closest('.bar .nav, .bar .mark, .demo-nav');
    if (!first.current && isLeft) {
      document.getElementById('main')?.focus({ preventScroll: true });
    }
    first.current = false;
  }, [path]);
}
