import { useState } from 'preact/hooks';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { Oops } from '../parts/oops.tsx';
import { SaveFoot } from '../parts/save-foot.tsx';
import { onSaveKey } from '../parts/save-key.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { useSubmit } from '../parts/use-submit.ts';

/** The canned phrases in their order (SPEC B3). */
export function PhraseSettings() {
  const desk = useDesk();
  const { value, error, reload } = useLoaded('phrases', (signal) => desk.box.phrases(signal));
  if (error !== null) return <Oops error={error} retry={reload} />;
  return value === null ? null : <PhraseForm first={value.items} />;
}

const AT_MOST = 50;

function PhraseForm({ first }: { first: readonly string[] }) {
  const desk = useDesk();
  const words = useOfficeWords();
  const [saved, setSaved] = useState(first);
  const [items, setItems] = useState(first);
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    try {
      const filled = items.map((item) => item.trim()).filter((item) => item !== '');
      const next = await desk.box.savePhrases(filled);
      setSaved(next.items);
      setItems(next.items);
      setError(null);
      desk.toasts.say(words.settings.saved);
    } catch (problem) {
      setError(problem);
    }
  };
  const onSubmit = useSubmit(save);
  return (
    <form class="sets" onSubmit={onSubmit} onKeyDown={onSaveKey}>
      <p class="sub">{words.settings.phrasesNote}</p>
      <ol class="phrase-rows">
        {items.map((item, index) => (
          // A phrase has no identity but its place
          <li key={index}>
            <PhraseRow
              item={item}
              index={index}
              count={items.length}
              onItem={(text) => setItems(items.with(index, text))}
              onMove={(to) => setItems(items.with(index, items[to] ?? '').with(to, item))}
              onRemove={() => setItems(items.filter((_, other) => other !== index))}
            />
          </li>
        ))}
      </ol>
      <button
        type="button"
        class="btn is-start"
        disabled={items.length >= AT_MOST}
        onClick={() => setItems([...items, ''])}
      >
        <Icon name="plus" />
        {words.settings.addPhrase}
      </button>
      {error !== null && <Oops error={error} title={words.problem.notSaved} />}
      <SaveFoot dirty={items.join('\n') !== saved.join('\n')} onDiscard={() => setItems(saved)} />
    </form>
  );
}

interface PhraseRowProps {
  item: string;
  index: number;
  count: number;
  onItem: (text: string) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}

function PhraseRow({ item, index, count, onItem, onMove, onRemove }: PhraseRowProps) {
  const { settings, act } = useOfficeWords();
  const label = settings.phrase(index + 1);
  return (
    <>
      <span class="tnum" aria-hidden="true">
        {index + 1}
      </span>
      <input
        class="in"
        aria-label={label}
        maxLength={200}
        value={item}
        onInput={(event) => onItem(event.currentTarget.value)}
      />
      <span class="btns">
        <button
          type="button"
          class="btn is-small"
          aria-label={`${label} ${settings.up}`}
          disabled={index === 0}
          onClick={() => onMove(index - 1)}
        >
          ↑
        </button>
        <button
          type="button"
          class="btn is-small"
          aria-label={`${label} ${settings.down}`}
          disabled={index === count - 1}
          onClick={() => onMove(index + 1)}
        >
          ↓
        </button>
        <button
          type="button"
          class="btn is-small is-icon"
          aria-label={`${label} ${act.remove}`}
          onClick={onRemove}
        >
          <Icon name="close" />
        </button>
      </span>
    </>
  );
}
