import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';
import { Oops } from '../parts/oops.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { SideNav } from '../settings/side-nav.tsx';
import { LinkPort } from './link-port.tsx';
import { PanelPort } from './panel-port.tsx';

/** The equipment: left what it is, right what it says. */
export function HardwarePage() {
  const desk = useDesk();
  const words = useOfficeWords().hardware;
  const { value, error, reload } = useLoaded('links', (signal) => desk.box.links(signal), [
    desk.changes.of('links'),
  ]);
  const links = value?.items ?? [];
  const panel = value?.panel ?? null;
  const faults = links.filter(({ phase }) => phase === 'down').length;
  return (
    <div class="settings">
      <SideNav current="hardware" />
      <div>
        <div class="top">
          <div>
            <h1>{words.title}</h1>
            {links.length > 0 && <p class="sub">{words.sub(links.length, faults)}</p>}
          </div>
        </div>
        {error !== null && <Oops error={error} retry={reload} />}
        {value !== null && links.length === 0 && panel === null && <Empty title={words.none} />}
        {links.map((link) => (
          <LinkPort key={link.name} link={link} />
        ))}
        {panel !== null && <PanelPort panel={panel} />}
      </div>
    </div>
  );
}
