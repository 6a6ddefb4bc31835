import type { HardwareState, PinRow } from '../../../firmware/http/contract/hardware.ts';
import type { PanelLine } from '../../../firmware/http/contract/panel.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Why } from '../parts/why.tsx';
import { PinTable } from './pin-table.tsx';

/** Every GPIO line with its present level; why one is not in use; the way to the lines, and why it was taken. */
export function GpioSection({ state }: { state: HardwareState }) {
  const { panel: words } = useOfficeWords();
  const faults = onceEach((state.panel?.lines ?? []).filter(({ phase }) => phase === 'down'));
  const said = new Set(faults.map(sayingOf));
  return (
    <section class="gpio">
      <div class="head">
        <h2>{words.gpio}</h2>
      </div>
      {onceEach(state.pins).map((pin) => (
        <Why
          key={`${pin.backend} ${sayingOf(pin)}`}
          why={said.has(sayingOf(pin)) ? [] : pin.why}
          lead={words.backend(words.backends[pin.backend])}
        />
      ))}
      {faults.map((line) => (
        <Fault key={sayingOf(line)} line={line} />
      ))}
      <PinTable state={state} />
    </section>
  );
}

function Fault({ line }: { line: PanelLine }) {
  const format = useDesk().time.value;
  const words = useOfficeWords().hardware;
  return (
    <div class="gpio-fault">
      <Why why={line.why} />
      {line.retryAt !== null && <p class="note">{words.retryAt(format.clockWithSeconds(line.retryAt))}</p>}
    </div>
  );
}

type Saying = Pick<PinRow, 'why'> & { readonly backend?: PinRow['backend'] };

/** What a machine without GPIO has to say is the same for all its lines. */
function onceEach<Row extends Saying>(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [`${row.backend} ${sayingOf(row)}`, row])).values()];
}

const sayingOf = ({ why }: Saying): string => why.map(({ text }) => text).join(' ');
