import { useId } from 'preact/hooks';
import type { DemoDevice } from '../../../firmware/http/contract/demo-devices.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import type { IconName } from '../parts/icon.tsx';
import { State } from '../parts/state.tsx';
import { Why } from '../parts/why.tsx';
import { DeviceHand } from './device-hand.tsx';
import type { DeviceProps } from './device-props.ts';
import { LastSent } from './last-sent.tsx';

const LINKS = { up: 'sent', connecting: 'queued', down: 'fault', stopped: 'idle' } as const;
const PHASES: Readonly<Record<DemoDevice['lines'][number]['phase'], IconName>> = {
  idle: 'idle',
  ringing: 'ringing',
  answered: 'busy',
};

/** The one that no link of the box listens to. */
const SPARE = 'spare';

/** One device, as the hardware page shows a link: left what it is, right what can be done with it and what it said. */
export function DeviceItem({ device, callers, onActed }: DeviceProps) {
  const words = useOfficeWords().equipment;
  const title = useId();
  const isDown = device.link?.phase === 'down';
  return (
    <article class="port device" aria-labelledby={title} data-state={isDown ? 'fault' : undefined}>
      <div>
        <h2 id={title}>
          {words.types[device.type]}
          {device.name === SPARE && words.spare}
        </h2>
        <p class="note">{words.notes[device.type]}</p>
        <Lines device={device} />
        <Link device={device} />
      </div>
      <div>
        <DeviceHand device={device} callers={callers} onActed={onActed} />
        <LastSent sent={device.sent} />
      </div>
    </article>
  );
}

/** Where a device cannot hear what becomes of a call, it has no phase to show. */
function Lines({ device }: { device: DemoDevice }) {
  const words = useOfficeWords();
  return (
    <ul class="device-lines" aria-label={words.equipment.lines}>
      {device.lines.map(({ id, name, phase }) => (
        <li key={id}>
          <b>{words.lines.lineName(id, name)}</b>
          {device.tells.ends && <State icon={PHASES[phase]}>{words.equipment.phases[phase]}</State>}
        </li>
      ))}
    </ul>
  );
}

/** The cable: where it is, whether the box hears at its other end, and if not, why. */
function Link({ device: { name, link, terminal, path } }: { device: DemoDevice }) {
  const desk = useDesk();
  const words = useOfficeWords();
  const numbers = new Intl.NumberFormat(desk.preferences.language.value);
  return (
    <>
      <p class="port-state" role="status">
        {link === null ? (
          name === SPARE ? (
            words.equipment.notSetUp
          ) : (
            words.equipment.linkOff
          )
        ) : (
          <State icon={LINKS[link.phase]}>{words.hardware.phases[link.phase]}</State>
        )}
      </p>
      <p class="note">
        {words.equipment.port}{' '}
        {terminal === null ? <b>{words.equipment.unplugged}</b> : <span class="mono">{terminal}</span>}
      </p>
      <p class="note mono device-path">{path}</p>
      {link !== null && (
        <p class="note">
          {words.equipment.heard(numbers.format(link.bytes), numbers.format(link.discardedBytes))}
        </p>
      )}
      {link?.phase === 'down' && <Why why={link.why} />}
    </>
  );
}
