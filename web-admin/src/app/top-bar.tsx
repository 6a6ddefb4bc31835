import { lineRows } from '../box/board-store.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import { ModeSwitch } from './mode-switch.tsx';
import { type Route, section } from './routes.ts';

export function TopBar({ route }: { route: Route }) {
  const desk = useDesk();
  const words = useWords();
  const here = section(route);
  const board = desk.board.value;
  const { isLimited } = desk;
  const hash = desk.router.place.value.hash;
  const ringing =
    here !== 'board' && board !== null && lineRows(board).some((row) => row.state === 'ringing');
  return (
    <header class="bar">
      <a class="mark" href="/">
        <Icon name="mark" />
        <span>{words.product}</span>
      </a>
      <nav class="nav" aria-label={words.nav.label}>
        <Entry
          href="/"
          icon="ringing"
          label={ringing ? words.lines.ringing : words.nav.board}
          current={here === 'board' && hash !== 'missed'}
          class={ringing ? 'is-ringing' : undefined}
        />
        <Entry
          href="/#missed"
          icon="missed"
          label={words.nav.toReturn}
          count={board?.counts.toReturn}
          current={here === 'board' && hash === 'missed'}
        />
        <Entry href="/history" icon="list" label={words.nav.history} current={here === 'history'} />
        <Entry
          href="/customers"
          icon="people"
          label={words.nav.customers}
          current={here === 'customers'}
          class="more-only"
        />
        <Entry
          href="/mail"
          icon="mail"
          label={words.nav.mail}
          count={board?.counts.parked}
          current={here === 'mail'}
        />
        {!isLimited.value && (
          <Entry
            href="/statistics"
            icon="list"
            label={words.nav.statistics}
            current={here === 'statistics'}
            class="more-only"
          />
        )}
        <Entry
          href="/settings"
          icon="more"
          label={words.nav.settings}
          current={here === 'settings'}
          class="more-only"
        />
        {board?.demo && (
          <Entry
            href="/demo"
            icon="more"
            label={words.nav.demo}
            current={here === 'demo'}
            class="more-only"
          />
        )}
        <Entry
          href="/settings"
          icon="more"
          label={words.nav.more}
          current={here === 'settings' || here === 'customers' || here === 'statistics' || here === 'demo'}
          class="narrow-only"
        />
      </nav>
      <ModeSwitch />
    </header>
  );
}

interface EntryProps {
  href: string;
  icon: IconName;
  label: string;
  current: boolean;
  count?: number | undefined;
  class?: string | undefined;
}

/** A count stands here only for what a person has to act on. */
function Entry({ href, icon, label, current, count = 0, class: extra }: EntryProps) {
  return (
    <a href={href} class={extra} aria-current={current ? 'page' : undefined}>
      <Icon name={icon} />
      {label}
      {count > 0 && <span class="count">{count}</span>}
    </a>
  );
}
