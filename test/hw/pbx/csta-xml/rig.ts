import type { ExecutionContext } from 'ava';
import { CstaLink, type CstaLinkOptions } from '../../../../hw/pbx/csta-xml/link.ts';
import { SimulatedCsta, type SimulatedCstaOptions } from '../../../../hw/simulated/csta/csta-pbx.ts';
import { eventually } from '../../../support/eventually.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { keepingLog, RecordingSink } from '../sink.ts';

export const DID = '0312340001';
export const EXTENSIONS = ['101', '102', '103'];

/** A simulated PBX on a free port and a link to it that is not started yet. All is stopped when the test ends. */
export async function rig(
  t: ExecutionContext,
  more: Partial<CstaLinkOptions> = {},
  manners: Partial<SimulatedCstaOptions> = {},
) {
  const clock = new FakeClock();
  const pbx = new SimulatedCsta({ extensions: EXTENSIONS, ...manners });
  const port = await pbx.listen();
  const { log, said } = keepingLog();
  const sink = new RecordingSink();
  const link = new CstaLink({
    name: 'pbx',
    host: '127.0.0.1',
    port,
    devices: EXTENSIONS,
    machines: ['900'],
    lines: [{ type: 'places', lines: ['1', '2'] }],
    clock,
    log,
    random: () => 0.5,
    ...more,
  });
  t.teardown(async () => {
    await link.stop();
    await pbx.close();
  });
  return { clock, pbx, port, said, sink, link };
}

export type Rig = Awaited<ReturnType<typeof rig>>;

/** Starts the link and waits until it is up and has compared its calls. */
export async function started({ link, sink }: Rig): Promise<void> {
  await link.start(sink);
  await eventually(() => sink.synchronisations.length > 0, 'the link is up');
}

export async function reconnected({ clock, link, sink }: Rig): Promise<void> {
  const before = sink.synchronisations.length;
  await eventually(() => link.state().phase === 'down', 'the link is down');
  clock.advance(2_000);
  await eventually(() => sink.synchronisations.length > before, 'the link is up again');
}
