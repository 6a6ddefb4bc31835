import { useState } from 'preact/hooks';
import { useDesk, useGateWords } from '../parts/desk-context.ts';
import { useSubmit } from '../parts/use-submit.ts';
import { CodeFields } from './code-fields.tsx';
import { comeIn, doorProblem } from './come-in.ts';
import { Wrong } from './wrong.tsx';

/** Makes this browser a terminal. `secret`: the person followed a link; null: six digits are typed. */
export function PairForm({ secret }: { secret: string | null }) {
  const desk = useDesk();
  const words = useGateWords();
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState('');
  const onSubmit = useSubmit(async () => {
    try {
      await desk.box.pair(secret ?? code);
      comeIn();
    } catch (error) {
      setCode('');
      setWrong(doorProblem(error, words.gate.pairWrong, words));
    }
  });
  return (
    <section>
      <h1>{words.gate.pairTitle}</h1>
      <p class="dim phrase">{secret === null ? words.gate.pairLead : words.gate.pairLinkLead}</p>
      <form onSubmit={onSubmit}>
        {secret === null && <CodeFields code={code} onCode={setCode} />}
        <Wrong text={wrong} />
        <button type="submit" class="btn is-first" disabled={secret === null && code.length !== 6}>
          {words.gate.pair}
        </button>
      </form>
    </section>
  );
}
