import test from 'ava';
import type { LinkState } from '../../../hw/equipment.ts';
import { UdpListener } from '../../../hw/links/udp-listener.ts';
import { eventually } from '../../support/eventually.ts';
import { FakeClock } from '../../support/fake-clock.ts';

test('an address that is not of this machine is a state with its remedy, tried again and again', async (t) => {
  const clock = new FakeClock();
  const states: LinkState[] = [];
  const down = () => states.filter(({ phase }) => phase === 'down').length;
  const listener = new UdpListener(
    { host: '203.0.113.7', port: 3520, clock, random: () => 0.5 },
    { opened() {}, received() {}, closed() {}, state: (state) => states.push(state) },
  );
  listener.start();
  await eventually(() => down() === 1);
  t.regex(JSON.stringify(states.at(-1)), /"address-foreign","host":/);
  clock.advance(1_000);
  await eventually(() => down() === 2);
  await listener.stop();
  t.is(clock.pending, 0);
  t.is(listener.state().phase, 'stopped');
});

test('a listener is up when its protocol says so, and stops at once', async (t) => {
  const clock = new FakeClock();
  const listener = new UdpListener(
    { host: '127.0.0.1', port: 0, clock, random: () => 0.5 },
    { opened: () => listener.working('Listening.'), received() {}, closed() {}, state() {} },
  );
  listener.start();
  await eventually(() => listener.state().phase === 'up');
  await listener.stop();
  t.is(listener.state().phase, 'stopped');
});
