import { useState } from 'preact/hooks';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { telephoneChoices, telephoneOf } from '../settings/telephone-choices.ts';

/** Asked once, beside the board and in its own time: which telephone stands here, and who sits at it. */
export function TelephoneQuestion() {
  const desk = useDesk();
  const words = useWords();
  const [choice, setChoice] = useState('');
  const [person, setPerson] = useState(desk.preferences.person.value);
  const extensions = desk.board.value?.extensions ?? [];
  return (
    <form
      class="sheet ask-telephone"
      aria-labelledby="ask-telephone"
      onSubmit={(event) => {
        event.preventDefault();
        desk.preferences.person.value = person.trim();
        desk.preferences.telephone.value = telephoneOf(choice);
      }}
    >
      <div class="sec">
        <h2 id="ask-telephone" class="phrase">
          {words.desk.question}
        </h2>
        <p class="note">{words.desk.why}</p>
      </div>
      <div class="sec pair">
        <SelectField
          label={words.desk.telephone}
          value={choice}
          choices={[{ value: '', label: words.desk.choose }, ...telephoneChoices(extensions, words)]}
          onValue={setChoice}
        />
        <TextField label={words.desk.person} value={person} onValue={setPerson} maxLength={100} />
      </div>
      <div class="foot is-static">
        <button type="submit" class="btn is-first" disabled={choice === ''}>
          {words.act.save}
        </button>
      </div>
    </form>
  );
}
