import { useState } from 'preact/hooks';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Modal } from '../parts/modal.tsx';
import { TextField } from '../parts/text-field.tsx';

/** Asks for the name of the person at this desk, when an action needs one and nobody has said it yet. */
export function PersonDialog() {
  const answer = useDesk().personAsked.value;
  return answer === null ? null : <PersonForm answer={answer} />;
}

function PersonForm({ answer }: { answer: (name: string | null) => void }) {
  const words = useWords();
  const [name, setName] = useState('');
  const given = name.trim();
  return (
    <Modal labelledBy="person-title" class="is-small" onClose={() => answer(null)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (given !== '') answer(given);
        }}
      >
        <div class="dialog-head">
          <h1 id="person-title">{words.desk.whoAreYou}</h1>
        </div>
        <div class="sec">
          <TextField
            label={words.desk.person}
            help={words.desk.personWhy}
            value={name}
            onValue={setName}
            maxLength={100}
          />
        </div>
        <div class="foot">
          <button type="submit" class="btn is-first" disabled={given === ''}>
            {words.act.save}
          </button>
          <span class="push" />
          <button type="button" class="btn is-quiet" onClick={() => answer(null)}>
            {words.act.cancel}
          </button>
        </div>
      </form>
    </Modal>
  );
}
