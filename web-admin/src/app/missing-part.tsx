import { useEffect, useState } from 'preact/hooks';
import { BoxRefusal } from '../box/api.ts';
import type { Box } from '../box/box.ts';
import { keepIn } from '../desk/storage.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';
import { mayReadAgain } from './read-again.ts';

const keep = keepIn(() => sessionStorage);

/** Why the page does not read itself again. */
type Reason = 'unanswered' | 'open' | 'in-vain';

/**
 * A file of the page is gone because the box was updated since: the page reads itself again, as soon as the box answers
 * and no card or memo is open in which somebody may be writing.
 */
export function MissingPart() {
  const { box, cards, connection, memoFor, personAsked } = useDesk();
  const { missing, problem } = useWords();
  const [reason, setReason] = useState<Reason | null>(null);
  useEffect(() => {
    let isOver = false;
    void answers(box).then((isThere) => {
      if (isOver) return;
      const why = isThere ? whyNot() : 'unanswered';
      setReason(why);
      if (why === null) location.reload();
    });
    return () => {
      isOver = true;
    };
  }, [box, connection.value.phase, cards.value.length, memoFor.value, personAsked.value]);
  if (reason === null) return null;
  return (
    <Empty title={missing.title}>
      <p role="status">{reason === 'unanswered' ? problem.unreachable : missing[reason]}</p>
      <button type="button" class="btn" onClick={() => location.reload()}>
        {missing.reload}
      </button>
    </Empty>
  );
}

function whyNot(): Reason | null {
  if (document.querySelector('dialog') !== null) return 'open';
  return mayReadAgain(keep, import.meta.url) ? null : 'in-vain';
}

/** A refusal is an answer too. */
async function answers(box: Pick<Box, 'me'>): Promise<boolean> {
  try {
    await box.me();
    return true;
  } catch (error) {
    return error instanceof BoxRefusal;
  }
}
