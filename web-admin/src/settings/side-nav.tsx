import { useEffect, useId, useState } from 'preact/hooks';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { type Group, groupsFor, hrefOf, type Place } from './parts.ts';

/**
 * The list of the settings. On a narrow screen it is folded away behind its current entry, and is also the way to the
 * pages that have no place in the bar; who comes to the settings as such finds it open.
 */
export function SideNav({ current }: { current: Place }) {
  const words = useOfficeWords();
  const { board, isAdministrator, isLimited, router } = useDesk();
  const { path, hash } = router.place.value;
  const isAsSuch = path === '/settings' && hash === '';
  const [isOpen, setOpen] = useState(isAsSuch);
  const list = useId();
  useEffect(() => setOpen(isAsSuch), [isAsSuch, hash]);
  const isDemo = board.value?.demo ?? false;
  return (
    <nav class="side" aria-label={words.settings.label}>
      <button
        type="button"
        class="btn side-open only-narrow"
        aria-expanded={isOpen}
        aria-controls={list}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="list" />
        {words.settings.choose}
      </button>
      <div id={list} class={isOpen ? 'side-groups' : 'side-groups is-folded'}>
        <ul class="only-narrow">
          <Item href="/customers" name={words.nav.customers} />
          {!isLimited.value && <Item href="/statistics" name={words.nav.statistics} />}
          {isDemo && <Item href="/demo" name={words.nav.demo} />}
        </ul>
        {groupsFor(isAdministrator.value).map(({ group, places }) => (
          <GroupOf key={group} group={group} places={places} current={current} />
        ))}
      </div>
    </nav>
  );
}

function GroupOf(props: { group: Group; places: readonly Place[]; current: Place }) {
  const words = useOfficeWords().settings;
  const head = useId();
  return (
    <div>
      <p id={head} class="side-head">
        {words.groups[props.group]}
      </p>
      <ul aria-labelledby={head}>
        {props.places.map((place) => (
          <Item
            key={place}
            href={hrefOf(place)}
            name={words.parts[place]}
            isCurrent={place === props.current}
          />
        ))}
      </ul>
    </div>
  );
}

function Item({ href, name, isCurrent = false }: { href: string; name: string; isCurrent?: boolean }) {
  return (
    <li>
      <a href={href} aria-current={isCurrent ? 'page' : undefined}>
        {name}
      </a>
    </li>
  );
}
