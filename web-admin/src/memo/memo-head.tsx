import type { BoardCall } from '../../../firmware/http/contract/board.ts';
import type { MemoForm } from '../../../firmware/http/contract/calls.ts';
import { whoOf, whoText } from '../format/caller.ts';
import { splitLegalForm } from '../format/legal-form.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Elapsed } from '../parts/elapsed.tsx';
import { State } from '../parts/state.tsx';

export interface MemoHeadProps {
  titleId: string;
  form: MemoForm;
  running: BoardCall | null;
  receiver: string;
}

/** To whom, about which call, and whether it still runs. */
export function MemoHead({ titleId, form, running, receiver }: MemoHeadProps) {
  const words = useWords();
  const format = useDesk().time.value;
  const { call } = form;
  const who = whoOf(call, words);
  const about =
    who.type === 'customer'
      ? [splitLegalForm(who.name).core, who.contact].filter((part) => part !== '').join(' ')
      : whoText(who);
  return (
    <div class="dialog-head">
      <div>
        <h1 id={titleId}>{words.memo.title(receiver)}</h1>
        <p class="sub">
          {words.memo.callAt(
            about,
            call.isTimeKnown ? format.clock(call.startedAt) : words.lines.clockNotSet,
          )}
        </p>
      </div>
      {running === null ? (
        <State icon="idle" tone="calm">
          {words.card.ended}
        </State>
      ) : (
        <State icon="busy" tone="busy">
          {words.lines.lineName(call.line.id, '')} {words.lines.busy}{' '}
          <Elapsed since={running.answeredAt ?? running.startedAt} />
        </State>
      )}
    </div>
  );
}
