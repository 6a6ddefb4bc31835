import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { AwayPill, useAwayText } from '../parts/away-pill.tsx';
import { useWords } from '../parts/desk-context.ts';
import { Field } from '../parts/field.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { Draft } from './drafts.ts';
import type { Receiver } from './memo-state.ts';

export interface MemoFieldsProps {
  draft: Draft;
  receivers: readonly Receiver[];
  textRef: RefObject<HTMLTextAreaElement | null>;
  onChange: (part: Partial<Draft>) => void;
  author: string;
  onAuthor: (author: string) => void;
}

export function MemoFields({ draft, receivers, textRef, onChange, author, onAuthor }: MemoFieldsProps) {
  const words = useWords().memo;
  // The field stays for as long as the dialog is open, also when the first letter was typed.
  const [unnamed] = useState(author === '');
  return (
    <>
      <ReceiverFields draft={draft} receivers={receivers} onChange={onChange} />
      <TextField
        label={words.subject}
        value={draft.subject}
        maxLength={200}
        onValue={(subject) => onChange({ subject })}
      />
      <Field label={words.text}>
        {(ids) => (
          <textarea
            {...ids}
            ref={textRef}
            class="in"
            rows={5}
            maxLength={10_000}
            value={draft.text}
            onInput={(event) => onChange({ text: event.currentTarget.value })}
          />
        )}
      </Field>
      {unnamed && <TextField label={words.author} value={author} maxLength={100} onValue={onAuthor} />}
    </>
  );
}

/** Choosing another person chooses that person's first address. */
function ReceiverFields({
  draft,
  receivers,
  onChange,
}: Pick<MemoFieldsProps, 'draft' | 'receivers' | 'onChange'>) {
  const words = useWords().memo;
  const receiver = receivers.find(({ id }) => id === draft.representativeId);
  const addresses = receiver?.addresses ?? [];
  return (
    <div class="pair is-addr">
      <SelectField
        label={words.representative}
        value={draft.representativeId ?? ''}
        help={receivers.length === 0 ? words.nobody : undefined}
        choices={[
          ...(draft.representativeId === null ? [{ value: '', label: '–' }] : []),
          ...receivers.map(({ id, name, isDefault }) => ({
            value: id,
            label: isDefault ? words.defaultOne(name) : name,
          })),
        ]}
        onValue={(id) => {
          const chosen = receivers.find((one) => one.id === id);
          onChange({ representativeId: chosen?.id ?? null, toAddress: chosen?.addresses[0]?.address ?? '' });
        }}
      />
      {addresses.length === 0 ? (
        <TextField
          label={words.address}
          kind="email"
          value={draft.toAddress}
          onValue={(toAddress) => onChange({ toAddress })}
        />
      ) : (
        <SelectField
          label={words.address}
          value={draft.toAddress}
          choices={addresses.map(({ address, label }) => ({
            value: address,
            label: label === '' ? address : `${address}（${label}）`,
          }))}
          onValue={(toAddress) => onChange({ toAddress })}
        />
      )}
      <AwayNote representativeId={draft.representativeId} others={addresses.length > 1} />
    </div>
  );
}

/** Who is away may still be reached at another address, of a telephone that is with that person. */
function AwayNote({ representativeId, others }: { representativeId: string | null; others: boolean }) {
  const words = useWords().memo;
  if (useAwayText()(representativeId) === null) return null;
  return (
    <p class="away-note note">
      <AwayPill representativeId={representativeId} /> {others && words.mobileToo}
    </p>
  );
}
