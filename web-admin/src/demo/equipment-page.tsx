import { useEffect } from 'preact/hooks';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';
import { Oops } from '../parts/oops.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { DemoNav } from './demo-nav.tsx';
import { DeviceItem } from './device-item.tsx';

/** How often the devices are asked: they are no part of the box, which therefore tells nothing of them. */
const ASK_MS = 1_000;

/** Every simulated device, each to be tried by itself; what follows is on the board. */
export function EquipmentPage() {
  const desk = useDesk();
  const words = useOfficeWords();
  const demo = desk.board.value?.demo ?? null;
  const { value, error, reload } = useLoaded('devices', (signal) => desk.box.demoDevices(signal));
  useEffect(() => {
    if (demo !== true) return;
    const timer = desk.clock.every(ASK_MS, () => document.visibilityState === 'visible' && reload());
    return () => timer.cancel();
  }, [demo, desk, reload]);
  if (demo === false) {
    return (
      <Empty title={words.demo.notDemo}>
        <p>{words.demo.notDemoHint}</p>
      </Empty>
    );
  }
  return (
    <>
      <div class="top">
        <div>
          <h1>{words.equipment.title}</h1>
          <p class="sub">{words.equipment.sub}</p>
        </div>
        <DemoNav current="equipment" />
      </div>
      {error !== null && <Oops error={error} retry={reload} />}
      {value?.items.length === 0 && <Empty title={words.equipment.none} />}
      {value?.items.map((device) => (
        <DeviceItem key={device.name} device={device} callers={value.callers} onActed={reload} />
      ))}
    </>
  );
}
