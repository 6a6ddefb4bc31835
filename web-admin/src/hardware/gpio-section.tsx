import type { HardwareState, PinRow } from '../../../firmware/http/contract/hardware.ts';
import type { PanelLine } from '../../../firmware/http/contract/panel.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Why } from '../parts/why.tsx';
import { PinTable } from './pin-table.tsx';

/** Every GPIO line with its present level; why one is not in use; the way to the lines, and why it was taken. */
export function GpioSection({ state }: { state: HardwareState }) {
  const words = useOfficeWords();
  const faults = (state.panel?.lines ?? []).filter(({ phase }) => phase === 'down');
  return (
    <section class="gpio">
      <div class="head">
        <h2>{words.panel.gpio}</h2>
      </div>
      {waysOf(state.pins).map(({ backend, why }) => (
        <Why
          key={`${backend} ${codesOf(why)}`}
          why={why}
          lead={words.panel.backend(words.panel.backends[backend])}
        />
      ))}
      {faults.map((line) => (
        <Fault key={`${line.chip} ${line.offset}`} line={line} />
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

/** Each way once: nearly always there is one for all lines. */
function waysOf(pins: readonly PinRow[]): Pick<PinRow, 'backend' | 'why'>[] {
  const ways = new Map(pins.map(({ backend, why }) => [`${backend} ${codesOf(why)}`, { backend, why }]));
  return [...ways.values()];
}

const codesOf = (why: PinRow['why']): string => why.map(({ code }) => code).join();
