import { useQuery } from '../app/use-query.ts';
import { type Query, withQuery } from '../box/api.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { Oops } from '../parts/oops.tsx';
import { usePages } from '../parts/use-pages.ts';
import { Waiting } from '../parts/waiting.tsx';
import { CallDetail } from './call-detail.tsx';
import { filterFrom, queryOf } from './filter.ts';
import { Filters } from './filters.tsx';
import { HistoryTable } from './history-table.tsx';

/** All calls, newest first; the chosen one beside them. Filters and choice stand in the address. */
export function HistoryPage() {
  const desk = useDesk();
  const words = useOfficeWords();
  const [query, change] = useQuery();
  const filter = filterFrom(query);
  const chosen = query.get('call');
  const asked = queryOf(filter, desk.now.peek(), desk.time.value);
  const pages = usePages(
    `history ${JSON.stringify(filter)}`,
    (cursor, signal) => desk.box.calls({ ...asked, cursor, limit: 50 }, signal),
    [desk.changes.of('calls'), desk.changes.of('outbox')],
  );
  return (
    <>
      <div class="top">
        <div>
          <h1>{words.history.title}</h1>
          {pages.first !== null && (
            <Found asked={asked} count={pages.items.length} andMore={pages.more !== null} />
          )}
        </div>
        <Exports asked={asked} />
      </div>
      <Filters filter={filter} onFilter={change} />
      {pages.error !== null && <Oops error={pages.error} retry={pages.reload} />}
      {pages.first === null && pages.error === null && <Waiting />}
      <div class={chosen === null ? 'one' : 'two is-detail'}>
        <div>
          {pages.first !== null && pages.items.length === 0 && pages.more === null ? (
            <Empty title={words.history.empty}>
              <p>{words.history.emptyHint}</p>
            </Empty>
          ) : (
            pages.first !== null && (
              <HistoryTable calls={pages.items} chosen={chosen} onChoose={(call) => change({ call })} />
            )
          )}
          <MoreButton more={pages.more} />
        </div>
        {chosen !== null && (
          <CallDetail key={chosen} callKey={chosen} onClose={() => change({ call: null })} />
        )}
      </div>
    </>
  );
}

/** Which days are shown, and how many calls so far: nobody counts millions to say more. */
function Found({ asked, count, andMore }: { asked: Query; count: number; andMore: boolean }) {
  const desk = useDesk();
  const words = useOfficeWords();
  const now = desk.now.peek();
  const day = (at: number) => desk.time.value.longDay(at, now);
  const { from, to } = asked;
  const days =
    typeof from === 'number'
      ? words.statistics.range(day(from), day(typeof to === 'number' ? to - 1 : now))
      : words.history.anyDay;
  return <p class="sub">{words.history.found(days, count, andMore)}</p>;
}

/** What is filtered, as a file. Excel reads both; Shift_JIS is for programs that know nothing else. */
function Exports({ asked }: { asked: Query }) {
  const desk = useDesk();
  const words = useOfficeWords().history;
  if (!desk.isAdministrator.value) return null;
  const href = (charset: string) =>
    withQuery('/api/calls.csv', { ...asked, charset, lang: desk.preferences.language.value });
  return (
    <div class="btns">
      <a class="btn is-quiet" href={href('shift_jis')} download>
        {words.exportShiftJis}
      </a>
      <a class="btn" href={href('utf-8')} download>
        {words.exportCsv}
      </a>
    </div>
  );
}
