import { useState } from 'preact/hooks';
import type { HardwareState } from '../../../firmware/http/contract/hardware.ts';
import { useOfficeWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { SideNav } from '../settings/side-nav.tsx';
import { GpioSection } from './gpio-section.tsx';
import { LinkPort } from './link-port.tsx';
import { ListenSheet } from './listen-sheet.tsx';
import { MaskBar } from './mask-bar.tsx';
import { entriesOf } from './state.ts';
import { useHardware } from './use-hardware.ts';

/** The equipment (SPEC G4): left what it is, right what it says, as it says it. */
export function HardwarePage() {
  const words = useOfficeWords().hardware;
  const { state, isLive } = useHardware();
  const [isSearching, setSearching] = useState(false);
  const links = state?.links ?? [];
  const faults = links.filter(({ phase }) => phase === 'down').length;
  // A page that is loaded again finds the search that it began.
  const isOpen = isSearching || state?.listening?.ended === null;
  return (
    <div class="settings">
      <SideNav current="hardware" />
      <div class="hardware">
        <div class="top">
          <div>
            <h1>{words.title}</h1>
            {links.length > 0 && <p class="sub">{words.sub(links.length, faults)}</p>}
          </div>
          {!isOpen && (
            <button type="button" class="btn" disabled={!isLive} onClick={() => setSearching(true)}>
              <Icon name="search" />
              {words.listen.open}
            </button>
          )}
        </div>
        {state !== null && isOpen && <ListenSheet state={state} onClose={() => setSearching(false)} />}
        {state !== null && <Equipment state={state} />}
      </div>
    </div>
  );
}

function Equipment({ state }: { state: HardwareState }) {
  const words = useOfficeWords().hardware;
  const { links, pins, unmaskedUntil } = state;
  if (links.length === 0 && pins.length === 0) return <Empty title={words.none} />;
  return (
    <>
      <MaskBar until={unmaskedUntil} />
      {links.map((link) => (
        <LinkPort key={link.name} link={link} entries={entriesOf(state, link.name)} />
      ))}
      {pins.length > 0 && <GpioSection state={state} />}
    </>
  );
}
