import type { ToReturn } from '../../../firmware/http/contract/board.ts';
import { dialHref, whoOf, whoText } from '../format/caller.ts';
import { mailText } from '../format/mail.ts';
import { ClockTime } from '../parts/clock-time.tsx';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { State } from '../parts/state.tsx';
import { WhoName } from '../parts/who.tsx';
import { useReturns } from './use-returns.ts';

export function ToReturnItem({ item, fresh }: { item: ToReturn; fresh: boolean }) {
  const desk = useDesk();
  const words = useWords();
  const who = whoOf(item, words);
  const href = dialHref(item.caller);
  const today = desk.time.value.dayKey(item.startedAt) === desk.time.value.dayKey(desk.now.peek());
  return (
    <li class={fresh ? 'is-new' : undefined}>
      <p class="when">
        <b>
          <ClockTime at={item.startedAt} known={item.isTimeKnown} />
        </b>
        {!today && item.isTimeKnown && <span class="note">{desk.time.value.day(item.startedAt)}</span>}
      </p>
      <div class="what">
        <WhoName who={who} href={href} />
        {who.type === 'customer' ? (
          <p class="facts">
            {who.contact !== '' && <span>{who.contact}</span>}
            {who.number !== null && href !== null && (
              <a class="num" href={href}>
                {who.number}
              </a>
            )}
          </p>
        ) : (
          <p class="facts">
            <span>{who.note}</span>
          </p>
        )}
        <Facts item={item} />
        <Buttons item={item} who={whoText(who)} />
      </div>
    </li>
  );
}

function Facts({ item }: { item: ToReturn }) {
  const desk = useDesk();
  const words = useWords();
  return (
    <p class="facts">
      <span>{words.toReturn.rang(item.ringSeconds, item.times, item.mode === 'away')}</span>
      {item.mail !== null && (
        <span>
          {mailText(item.mail, words, desk.time.value, desk.now.peek())}
          {item.mail.toDefault && ` ${words.toReturn.defaultRepresentative}`}
        </span>
      )}
    </p>
  );
}

function Buttons({ item, who }: { item: ToReturn; who: string }) {
  const desk = useDesk();
  const words = useWords();
  const returns = useReturns();
  const off = desk.stale.value;
  const mine = item.owner !== null && item.owner === desk.person.value;
  return (
    <div class="btns">
      {item.owner === null ? (
        <button type="button" class="btn is-small" disabled={off} onClick={() => returns.own(item.callKey)}>
          {words.toReturn.iWillCall}
        </button>
      ) : (
        <span class="note">
          <State icon="present" tone="calm">
            {mine ? words.toReturn.mine : words.toReturn.owner(item.owner)}
          </State>
        </span>
      )}
      {mine && (
        <button
          type="button"
          class="btn is-small is-quiet"
          disabled={off}
          onClick={() => returns.disown(item.callKey)}
        >
          {words.toReturn.giveBack}
        </button>
      )}
      <button
        type="button"
        class="btn is-small"
        disabled={off}
        onClick={() => returns.done(item.callKey, who)}
      >
        {words.toReturn.done}
      </button>
    </div>
  );
}
