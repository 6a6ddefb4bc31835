import { useId, useState } from 'preact/hooks';
import type { ListenPort, StartListening } from '../../../firmware/http/contract/listening.ts';
import { useDesk, useOfficeWords, useWords } from '../parts/desk-context.ts';
import { Oops } from '../parts/oops.tsx';
import { Segment } from '../parts/segment.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useSubmit } from '../parts/use-submit.ts';

const MINUTES = [2, 5, 10, 30] as const;
const USUAL_SPEEDS = [1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200] as const;
const FRAMINGS = ['8N1', '7E1', '7O1', '8E1', '8O1', '7N2', '8N2'] as const;
const ANY = '';

type Draft = Omit<StartListening, 'port'>;
const FIRST: Draft = { seconds: 300, speaking: 'after-silence', speed: null, framing: null };

interface ListenFormProps {
  onClose: () => void;
  /** The form goes away, and with it what has the focus. */
  onStarted: () => void;
}

/** Which port, for how long, and how much may be said to the device. */
export function ListenForm({ onClose, onStarted }: ListenFormProps) {
  const desk = useDesk();
  const words = useWords();
  const { listen } = useOfficeWords().hardware;
  const { value, error, reload } = useLoaded('ports', (signal) => desk.box.serialPorts(signal));
  const [draft, setDraft] = useState(FIRST);
  const [chosen, setChosen] = useState<string | null>(null);
  const ports = value?.items ?? [];
  const free = ports.filter(({ usedBy }) => usedBy === null);
  const port = free.find(({ path }) => path === chosen)?.path ?? free[0]?.path ?? null;
  const onSubmit = useSubmit(async () => {
    if (port === null) return;
    if (await desk.attempt(() => desk.box.startListening({ ...draft, port }))) onStarted();
    else reload();
  });
  return (
    <form class="listen-form" onSubmit={onSubmit}>
      {error !== null && <Oops error={error} retry={reload} />}
      <PortList ports={value === null ? null : ports} chosen={port} onChoose={setChosen} />
      <div class="listen-choices">
        <Limits draft={draft} onDraft={setDraft} />
      </div>
      <div class="btns">
        <button type="submit" class="btn is-first" disabled={port === null || desk.stale.value}>
          {listen.start}
        </button>
        <button type="button" class="btn" onClick={reload}>
          {listen.lookAgain}
        </button>
        <button type="button" class="btn is-quiet" onClick={onClose}>
          {words.act.close}
        </button>
      </div>
    </form>
  );
}

interface PortListProps {
  /** null: not known yet. */
  ports: readonly ListenPort[] | null;
  chosen: string | null;
  onChoose: (path: string) => void;
}

function PortList({ ports, chosen, onChoose }: PortListProps) {
  const { listen } = useOfficeWords().hardware;
  const name = useId();
  if (ports === null) return null;
  if (ports.length === 0) return <p class="note phrase">{listen.noPorts}</p>;
  return (
    <fieldset class="ports">
      <legend class="label">{listen.port}</legend>
      {ports.map((port) => (
        <label key={port.path} class="check">
          <input
            type="radio"
            name={name}
            checked={port.path === chosen}
            disabled={port.usedBy !== null}
            onChange={() => onChoose(port.path)}
          />
          <span>
            <span class="mono">{port.path}</span>
            {port.adapter !== null && <> {port.adapter}</>}
            {port.lastingPath !== null && <small class="mono">{port.lastingPath}</small>}
            {port.usedBy !== null && <small>{usedText(port.usedBy, listen)}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

type ListenWords = ReturnType<typeof useOfficeWords>['hardware']['listen'];

const usedText = (usedBy: NonNullable<ListenPort['usedBy']>, listen: ListenWords): string =>
  usedBy.type === 'link' ? listen.usedByLink(usedBy.name) : listen.usedByProgram(usedBy.name, usedBy.pid);

function Limits({ draft, onDraft }: { draft: Draft; onDraft: (draft: Draft) => void }) {
  const { listen } = useOfficeWords().hardware;
  const change = (part: Partial<Draft>) => onDraft({ ...draft, ...part });
  return (
    <>
      <Segment
        label={listen.speaking}
        value={draft.speaking}
        choices={(['after-silence', 'at-once', 'never'] as const).map((value) => ({
          value,
          label: listen.speakings[value],
        }))}
        onValue={(speaking) => change({ speaking })}
      />
      <SelectField
        label={listen.limit}
        value={String(draft.seconds)}
        choices={MINUTES.map((minutes) => ({ value: String(minutes * 60), label: listen.minutes(minutes) }))}
        onValue={(value) => change({ seconds: Number(value) })}
      />
      <SelectField
        label={listen.speed}
        value={draft.speed === null ? ANY : String(draft.speed)}
        choices={[
          { value: ANY, label: listen.any },
          ...USUAL_SPEEDS.map((speed) => ({ value: String(speed), label: String(speed) })),
        ]}
        onValue={(value) => change({ speed: value === ANY ? null : Number(value) })}
      />
      <SelectField
        label={listen.framing}
        value={draft.framing ?? ANY}
        choices={[{ value: ANY, label: listen.any }, ...FRAMINGS.map((value) => ({ value, label: value }))]}
        onValue={(value) => change({ framing: FRAMINGS.find((one) => one === value) ?? null })}
      />
    </>
  );
}
