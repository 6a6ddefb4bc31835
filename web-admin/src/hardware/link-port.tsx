import type { HardwareEntry } from '../../../firmware/http/contract/hardware.ts';
import type { LinkRow } from '../../../firmware/http/contract/settings.ts';
import { DayTime } from '../parts/clock-time.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import type { IconName } from '../parts/icon.tsx';
import { State } from '../parts/state.tsx';
import { Why } from '../parts/why.tsx';
import { WireView } from './wire-view.tsx';

const ICONS: Readonly<Record<LinkRow['phase'], IconName>> = {
  up: 'sent',
  connecting: 'queued',
  down: 'fault',
  stopped: 'idle',
};
const COUNTERS = ['bytes', 'frames', 'events', 'discardedBytes', 'unrecognised'] as const;

export interface LinkPortProps {
  link: LinkRow;
  entries: readonly HardwareEntry[];
}

/** One link to equipment: its state and since when, why it is down and when it tries again, and what it says. */
export function LinkPort({ link, entries }: LinkPortProps) {
  const desk = useDesk();
  const words = useOfficeWords().hardware;
  const numbers = new Intl.NumberFormat(desk.preferences.language.value);
  return (
    <article class="port" data-state={link.phase === 'down' ? 'fault' : undefined}>
      <div>
        <h2>{link.name}</h2>
        <p class="note mono">{link.type}</p>
        <p class="port-state">
          <State icon={ICONS[link.phase]}>{words.phases[link.phase]}</State>
        </p>
        <p class="note">
          <Since at={link.since} />
        </p>
        {link.lines.length > 0 && <p class="note">{words.lines(link.lines.join('・'))}</p>}
        <dl class="counters is-narrow">
          {COUNTERS.map((counter) => (
            <div key={counter}>
              <dt>{words.counters[counter]}</dt>
              <dd>{numbers.format(link[counter])}</dd>
            </div>
          ))}
          <div>
            <dt>{words.lastEvent}</dt>
            <dd>{link.lastEventAt === null ? words.noEvent : <DayTime at={link.lastEventAt} />}</dd>
          </div>
        </dl>
      </div>
      <div>
        <Fault link={link} />
        {/* Silence is a state with a question, not an error. */}
        {entries.length > 0 ? (
          <WireView label={words.wireOf(link.name)} entries={entries} />
        ) : (
          <p class="note">
            {link.phase === 'up' && link.lines.length > 0 ? words.silent : words.nothingSaid}
          </p>
        )}
      </div>
    </article>
  );
}

function Since({ at }: { at: number }) {
  const [before, after] = useOfficeWords().hardware.since('\n').split('\n');
  return (
    <>
      {before}
      <DayTime at={at} />
      {after}
    </>
  );
}

function Fault({ link }: { link: LinkRow }) {
  const format = useDesk().time.value;
  const words = useOfficeWords().hardware;
  return (
    <>
      <Why why={link.why} />
      {link.retryAt !== null && <p class="note">{words.retryAt(format.clockWithSeconds(link.retryAt))}</p>}
    </>
  );
}
