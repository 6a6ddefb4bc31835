import type { PanelLine, PanelRow } from '../../../firmware/http/contract/panel.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { State } from '../parts/state.tsx';

/** The box's own buttons and lamps: the way to their pins, each pin with its level, and why one is not in use. */
export function PanelPort({ panel }: { panel: PanelRow }) {
  const { panel: words, hardware } = useOfficeWords();
  const faults = panel.lines.filter(({ phase }) => phase === 'down');
  const isFault = faults.length > 0;
  return (
    <article class="port" data-state={isFault ? 'fault' : undefined}>
      <div>
        <h2>{words.title}</h2>
        <p class="note">{words.backend(panel.backend)}</p>
        <p class="port-state">
          <State icon={isFault ? 'fault' : 'sent'}>{isFault ? words.someDown : hardware.phases.up}</State>
        </p>
      </div>
      <div>
        {faults.map((line) => (
          <Fault key={`${line.chip} ${line.offset}`} line={line} />
        ))}
        <dl class="counters">
          {panel.lines.map((line) => (
            <Pin key={`${line.chip} ${line.offset}`} line={line} />
          ))}
        </dl>
        {panel.why !== null && !isFault && (
          <p class="note" lang="en">
            {panel.why}
          </p>
        )}
      </div>
    </article>
  );
}

function Pin({ line }: { line: PanelLine }) {
  const { panel: words, hardware } = useOfficeWords();
  const { role, shows, chip, offset, active, phase } = line;
  const kind = role === 'lamp' ? 'lamp' : 'contact';
  return (
    <div>
      <dt>
        {words.roles[role]}
        {shows.length > 0 && ` (${shows.map((sign) => words.signs[sign]).join('・')})`}
      </dt>
      <dd>{active === null ? hardware.phases[phase] : words.levels[kind][active ? 'on' : 'off']}</dd>
      <dd class="note mono">
        {chip} {offset}
      </dd>
    </div>
  );
}

function Fault({ line }: { line: PanelLine }) {
  const format = useDesk().time.value;
  const words = useOfficeWords().hardware;
  return (
    <>
      <p class="said" lang="en">
        {line.why}
      </p>
      {line.retryAt !== null && <p>{words.retryAt(format.clockWithSeconds(line.retryAt))}</p>}
    </>
  );
}
