import { useWords } from '../parts/desk-context.ts';
import { Keys } from '../parts/keys.tsx';
import { moveFocus } from '../parts/move-focus.ts';
import { asSentence } from './insert-phrase.ts';

export interface PhraseListProps {
  phrases: readonly string[];
  text: string;
  onInsert: (index: number) => void;
}

/** The canned phrases (SPEC D4): a click, a number key in the list, Alt and a number anywhere in the dialog. */
export function PhraseList({ phrases, text, onInsert }: PhraseListProps) {
  const words = useWords().memo;
  if (phrases.length === 0) return null;
  return (
    <div>
      <p class="label phrases-head">
        <span id="phrases-label">{words.phrases}</span>
        <span class="hint-keys" aria-hidden="true">
          {words.keysHint} <Keys keys="Alt" /> {words.keysHintEnd}
        </span>
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw the group as part of the form */}
      <div
        class={phrases.length > 10 ? 'phrases is-many' : 'phrases'}
        role="group"
        aria-labelledby="phrases-label"
        onKeyDown={(event) => moveFocus(event, event.currentTarget, 'button')}
      >
        {phrases.map((phrase, index) => (
          <button
            // The same phrase may stand twice in the list
            key={index}
            type="button"
            data-used={text.includes(asSentence(phrase)) ? '' : undefined}
            onClick={() => onInsert(index)}
          >
            {index < 9 ? (
              <span class="digit" aria-hidden="true">
                {index + 1}
              </span>
            ) : (
              <span />
            )}
            <span class="phrase">{phrase}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
