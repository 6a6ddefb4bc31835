import type { OutboxPage } from '../../../firmware/http/contract/outbox.ts';
import { useOfficeWords } from '../parts/desk-context.ts';
import { Segment } from '../parts/segment.tsx';

const SHOWN = ['all', 'person', 'waiting', 'sent'] as const;
export type Shown = (typeof SHOWN)[number];

/** Which mails the address asks for; anything else counts as all. */
export const groupIn = (query: URLSearchParams): Shown =>
  SHOWN.find((one) => one === query.get('show')) ?? 'all';

export interface MailFilterProps {
  shown: Shown;
  /** null: not known yet. */
  counts: OutboxPage['counts'] | null;
  onShow: (shown: Shown) => void;
}

/** Mails by what they wait for. What was sent is not counted: it is only so for a week, and the list goes further back. */
export function MailFilter({ shown, counts, onShow }: MailFilterProps) {
  const words = useOfficeWords().mail;
  const label = (one: Shown) => {
    const many = counts === null ? null : manyOf(one, counts);
    return many === null ? words.shows[one] : `${words.shows[one]} ${many}`;
  };
  return (
    <search class="filters" aria-label={words.filter}>
      <Segment
        label={words.filter}
        labelHidden
        value={shown}
        choices={SHOWN.map((value) => ({ value, label: label(value) }))}
        onValue={onShow}
      />
    </search>
  );
}

function manyOf(shown: Shown, counts: OutboxPage['counts']): number | null {
  if (shown === 'person') return counts.parked + counts.bounced + counts.approval;
  if (shown === 'waiting') return counts.held + counts.batched + counts.queued + counts.sending;
  return null;
}
