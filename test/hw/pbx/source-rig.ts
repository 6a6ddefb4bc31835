import { once } from 'node:events';
import { connect as connectTo, type Socket } from 'node:net';
import type { ExecutionContext } from 'ava';
import { type Connect, overListener, overTcp } from '../../../hw/decoders/byte-link.ts';
import { DecoderLink } from '../../../hw/decoders/decoder-link.ts';
import type { LiveDecoder } from '../../../hw/decoders/live-decoder.ts';
import { silentLog } from '../../../hw/log.ts';
import { eventually } from '../../support/eventually.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { freeTcpPort } from '../../support/free-port.ts';
import { RecordingSink } from './sink.ts';

const ALL = { callIds: false, answers: true, rings: true, logs: true };

/** A decoder on a link of its own, with a clock that the test moves. */
export async function linked(
  t: ExecutionContext,
  decoder: LiveDecoder,
  connect: (clock: FakeClock) => Connect,
) {
  const clock = new FakeClock();
  const sink = new RecordingSink();
  const way = connect(clock);
  const link = new DecoderLink({
    name: 'link',
    capabilities: ALL,
    decoder,
    connect: way,
    clock,
    log: silentLog,
  });
  t.teardown(() => link.stop());
  await link.start(sink);
  const events = (count: number) => eventually(() => sink.events.length >= count, `${count} events`);
  const bytes = (count: number) => eventually(() => link.counters().bytes >= count, `${count} bytes`);
  return { clock, sink, link, events, bytes };
}

/** The equipment connects to the box. `dial` makes a connection as the PBX does. */
export async function listeningFor(t: ExecutionContext, decoder: LiveDecoder) {
  const port = await freeTcpPort();
  const rig = await linked(t, decoder, (clock) =>
    overListener({ host: '127.0.0.1', port }, { clock, log: silentLog, random: () => 0.5 }),
  );
  await eventually(() => JSON.stringify(rig.link.state()).includes('"waiting"'));
  const dial = async (): Promise<Socket> => {
    const socket = connectTo(port, '127.0.0.1');
    socket.on('error', () => socket.destroy());
    t.teardown(() => socket.destroy());
    await once(socket, 'connect');
    return socket;
  };
  return { ...rig, dial };
}

/** The box connects to a server of ours. */
export function connectedTo(t: ExecutionContext, decoder: LiveDecoder, port: number, wrap = sameWay) {
  return linked(t, decoder, (clock) =>
    wrap(overTcp({ host: '127.0.0.1', port }, { clock, random: () => 0.5 }), clock),
  );
}

const sameWay = (connect: Connect, _clock: FakeClock): Connect => connect;
