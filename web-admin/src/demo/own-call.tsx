import { useState } from 'preact/hooks';
import type { DemoCall } from '../../../firmware/http/contract/demo.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useSubmit } from '../parts/use-submit.ts';

interface Draft {
  readonly line: string;
  readonly from: string;
  readonly withheld: boolean;
  readonly answer: string;
  readonly after: string;
  readonly hangupAfter: string;
}

/** A call as one likes it, on a line of the PBX: line, number, who answers and when. All telephones ring. */
export function OwnCall({ lines: playable }: { lines: readonly string[] }) {
  const desk = useDesk();
  const words = useOfficeWords();
  const lines = (desk.board.value?.lines ?? []).filter(({ id }) => playable.includes(id));
  const extensions = desk.board.value?.extensions ?? [];
  const [draft, setDraft] = useState<Draft>({
    line: '',
    from: '',
    withheld: false,
    answer: '',
    after: '4',
    hangupAfter: '20',
  });
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const play = async () => {
    const call = callOf(
      draft,
      lines[0]?.id ?? '',
      extensions.map(({ id }) => id),
    );
    if (await desk.attempt(() => desk.box.demoCall(call))) desk.toasts.say(words.demo.played);
  };
  const onSubmit = useSubmit(play);
  return (
    <form class="sheet" onSubmit={onSubmit}>
      <div class="card-who">
        <h2>{words.demo.ownCall}</h2>
      </div>
      <div class="form2">
        <SelectField
          label={words.demo.line}
          value={draft.line === '' ? (lines[0]?.id ?? '') : draft.line}
          choices={lines.map(({ id, name }) => ({ value: id, label: words.lines.lineName(id, name) }))}
          onValue={(line) => change({ line })}
        />
        <TextField
          label={words.demo.from}
          kind="tel"
          value={draft.from}
          disabled={draft.withheld}
          maxLength={32}
          onValue={(from) => change({ from })}
        />
        <label class="check w6">
          <input
            type="checkbox"
            checked={draft.withheld}
            onChange={(event) => change({ withheld: event.currentTarget.checked })}
          />
          {words.demo.withheld}
        </label>
        <SelectField
          label={words.demo.answer}
          class="w6"
          value={draft.answer}
          choices={[
            { value: '', label: words.demo.nobody },
            ...extensions.map(({ id, name }) => ({ value: id, label: words.lines.extension(id, name) })),
          ]}
          onValue={(answer) => change({ answer })}
        />
        <TextField
          label={words.demo.after}
          kind="numeric"
          value={draft.after}
          onValue={(after) => change({ after })}
        />
        <TextField
          label={words.demo.hangupAfter}
          kind="numeric"
          value={draft.hangupAfter}
          onValue={(hangupAfter) => change({ hangupAfter })}
        />
      </div>
      <div class="foot is-static">
        <button type="submit" class="btn is-first" disabled={desk.stale.value}>
          {words.demo.play}
        </button>
      </div>
    </form>
  );
}

function callOf(draft: Draft, firstLine: string, ring: string[]): DemoCall {
  const { withheld, from, answer } = draft;
  const seconds = (text: string, otherwise: number) => {
    const value = Number(text);
    return Number.isFinite(value) && text.trim() !== '' ? value : otherwise;
  };
  return {
    line: draft.line === '' ? firstLine : draft.line,
    ...(withheld || from.trim() === '' ? {} : { from: from.replace(/[^0-9+*#]/g, '') }),
    withheld,
    ring,
    ...(answer === '' ? {} : { answer }),
    after: seconds(draft.after, 4),
    hangupAfter: seconds(draft.hangupAfter, 20),
  };
}
