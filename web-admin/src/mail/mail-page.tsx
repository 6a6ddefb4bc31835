import { useRef, useState } from 'preact/hooks';
import type { OutboxPage } from '../../../firmware/http/contract/outbox.ts';
import { useQuery } from '../app/use-query.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { Oops } from '../parts/oops.tsx';
import { usePages } from '../parts/use-pages.ts';
import { Flow } from './flow.tsx';
import { MailDetail } from './mail-detail.tsx';
import { groupIn, MailFilter } from './mail-filter.tsx';
import { asksForPerson } from './mail-states.ts';
import { MailTable } from './mail-table.tsx';

/** The outbox: nothing that was composed is lost, and what needs a person stands first. */
export function MailPage() {
  const desk = useDesk();
  const words = useOfficeWords();
  const [query, change] = useQuery();
  const show = groupIn(query);
  const group = show === 'all' ? undefined : show;
  const pages = usePages(
    `outbox ${show}`,
    (cursor, signal) => desk.box.outbox({ group, cursor, limit: 50 }, signal),
    [desk.changes.of('outbox')],
  );
  // They are the same whatever is shown, and stay while something else is read.
  const known = useRef<OutboxPage['counts'] | null>(null);
  const counts = pages.first?.counts ?? known.current;
  known.current = counts;
  const [typedInto, setTypedInto] = useState<string | null>(null);
  // What needs a person is open already, unless something else was chosen or is being typed into.
  const chosen =
    query.get('key') ?? typedInto ?? pages.items.find(({ state }) => asksForPerson(state))?.key ?? null;
  const flush = async () => {
    if (await desk.attempt(desk.box.flushMail)) desk.toasts.say(words.mail.sendingAll);
  };
  return (
    <>
      <div class="top">
        <div>
          <h1>{words.mail.title}</h1>
          <p class="sub">{words.mail.sub}</p>
        </div>
        <div class="btns">
          {desk.isAdministrator.value && (
            <a class="btn" href="/settings#server">
              {words.mailTest.title}
            </a>
          )}
          <button type="button" class="btn" disabled={desk.stale.value} onClick={() => void flush()}>
            <Icon name="sending" />
            {words.mail.sendAll}
          </button>
        </div>
      </div>
      {pages.error !== null && <Oops error={pages.error} retry={pages.reload} />}
      {counts !== null && <Flow counts={counts} />}
      <div class={chosen === null ? 'one' : 'two is-detail'}>
        <div>
          <MailFilter
            shown={show}
            counts={counts}
            onShow={(next) => change({ show: next === 'all' ? null : next, key: null })}
          />
          {pages.first !== null && pages.items.length === 0 ? (
            <NoMail isFiltered={group !== undefined} />
          ) : (
            pages.first !== null && (
              <MailTable mails={pages.items} chosen={chosen} onChoose={(key) => change({ key })} />
            )
          )}
          <MoreButton more={pages.more} />
        </div>
        {chosen !== null && <MailDetail key={chosen} mailKey={chosen} onTyping={setTypedInto} />}
      </div>
    </>
  );
}

function NoMail({ isFiltered }: { isFiltered: boolean }) {
  const words = useOfficeWords().mail;
  return (
    <Empty title={isFiltered ? words.noneShown : words.empty}>
      {!isFiltered && <p>{words.emptyHint}</p>}
    </Empty>
  );
}
