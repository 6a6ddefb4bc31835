import type { CallRow } from '../../../firmware/http/contract/calls.ts';
import { useReturns } from '../board/use-returns.ts';
import { dialHref, whoOf, whoText } from '../format/caller.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** A memo may still be written, the caller called back, a missed call marked as done or not done after all. */
export function CallButtons({ call, onClose }: { call: CallRow | null; onClose: () => void }) {
  const desk = useDesk();
  const words = useOfficeWords();
  const off = desk.stale.value;
  return (
    <div class="foot">
      {call !== null && (
        <>
          <button
            type="button"
            class="btn is-first"
            disabled={off}
            onClick={() => {
              desk.memoFor.value = call.key;
            }}
          >
            <Icon name="memo" />
            {words.card.writeMemo}
          </button>
          <CallerLinks call={call} />
          <DoneButton call={call} off={off} />
        </>
      )}
      <span class="push" />
      <button type="button" class="btn is-quiet" onClick={onClose}>
        {words.act.close}
      </button>
    </div>
  );
}

function CallerLinks({ call }: { call: CallRow }) {
  const words = useOfficeWords();
  const href = dialHref(call.caller);
  return (
    <>
      {href !== null && (
        <a class="btn" href={href}>
          {words.history.callBack}
        </a>
      )}
      {call.customer !== null && (
        <a class="btn" href={`/customers/${call.customer.id}`}>
          {words.history.toCustomer}
        </a>
      )}
    </>
  );
}

/** Only what nobody answered has to be returned. */
function DoneButton({ call, off }: { call: CallRow; off: boolean }) {
  const words = useOfficeWords();
  const returns = useReturns();
  if (call.outcome === 'answered' || call.phase !== 'released') return null;
  if (call.doneAt !== null) {
    return (
      <button type="button" class="btn" disabled={off} onClick={() => void returns.undone(call.key)}>
        {words.history.reopen}
      </button>
    );
  }
  const who = whoText(whoOf(call, words));
  return (
    <button type="button" class="btn" disabled={off} onClick={() => void returns.done(call.key, who)}>
      {words.toReturn.done}
    </button>
  );
}
