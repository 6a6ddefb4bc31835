import type { Representative } from '../../../firmware/http/contract/customers.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import type { CustomerDraft, DraftName } from './draft.ts';

export interface ClashProps {
  names: readonly DraftName[];
  /** As another desk saved it. */
  theirs: CustomerDraft;
  representatives: readonly Representative[];
  onTheirs: () => void;
  onMine: () => void;
}

/** Two desks changed the same fields: what the other one wrote and, where Save stands otherwise, the choice between the two. */
export function Clash({ names, theirs, representatives, onTheirs, onMine }: ClashProps) {
  const desk = useDesk();
  const words = useWords().customers;
  const person = representatives.find(({ id }) => id === theirs.representativeId)?.name;
  const labels = { ...words, numbers: words.telephone, representativeId: words.representative };
  const texts = {
    ...theirs,
    importance: words.importances[theirs.importance === '' ? 'none' : theirs.importance],
    representativeId: person ?? words.noRepresentative,
    numbers: theirs.numbers.map(({ number, label }) => `${number} ${label}`.trim()).join(', '),
    extra: theirs.extra.map(({ name, value }) => `${name} ${value}`).join(', '),
  };
  return (
    <>
      <div class="oops" role="alert">
        <b>{words.clash}</b>
        <p>{words.clashKept}</p>
        <dl class="clash">
          {names.map((name) => (
            <div key={name}>
              <dt class="dim">{labels[name]}</dt>
              <dd>{texts[name] === '' ? words.clashEmpty : texts[name]}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div class="foot">
        <button type="button" class="btn" onClick={onTheirs}>
          {words.takeTheirs}
        </button>
        <button type="button" class="btn" disabled={desk.stale.value} onClick={onMine}>
          {words.saveMine}
        </button>
      </div>
    </>
  );
}
