import { type ReadonlySignal, signal } from '@preact/signals';

export interface Place {
  readonly path: string;
  readonly query: string;
  readonly hash: string;
}

export interface Router {
  readonly place: ReadonlySignal<Place>;
  /** Goes to an address of this application; a new entry in the browser's history. */
  go(address: string): void;
  /** Changes the address in place: filters and selections are no steps back. */
  replace(address: string): void;
  start(): void;
  stop(): void;
}

/** The application's own router over `location`: links stay plain links, so that a middle click works. */
export function createRouter(window: Window): Router {
  const place = signal(read(window));
  const update = () => {
    place.value = read(window);
  };
  const go = (address: string) => {
    window.history.pushState(null, '', address);
    update();
    if (place.value.hash === '') window.scrollTo(0, 0);
  };
  const onClick = (event: MouseEvent) => {
    const address = ownAddress(event, window.location.origin);
    if (address === null) return;
    event.preventDefault();
    go(address);
  };
  return {
    place,
    go,
    replace(address) {
      window.history.replaceState(null, '', address);
      update();
    },
    start() {
      window.addEventListener('popstate', update);
      window.addEventListener('hashchange', update);
      window.document.addEventListener('click', onClick);
    },
    stop() {
      window.removeEventListener('popstate', update);
      window.removeEventListener('hashchange', update);
      window.document.removeEventListener('click', onClick);
    },
  };
}

function read(window: Window): Place {
  const { pathname, search, hash } = window.location;
  return { path: pathname, query: search, hash: hash.replace(/^#/, '') };
}

/** The address of a plain click on a link of our own; null for everything that belongs to the browser. */
function ownAddress(event: MouseEvent, origin: string): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const target = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(target instanceof HTMLAnchorElement) || target.target !== '' || target.hasAttribute('download'))
    return null;
  if (target.origin !== origin || target.classList.contains('skip')) return null;
  return target.pathname + target.search + target.hash;
}
