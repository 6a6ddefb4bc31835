import test from 'ava';
import { type KernelTime, kernelTimeReader, type Trust, trustIn } from '../../../hw/system/kernel-time.ts';

const NOW = Date.UTC(2026, 10, 24);

const DAY = 86_400_000;

const trusted = test.macro({
  exec(t, kernel: KernelTime, { now = NOW, newest = 0 }: { now?: number; newest?: number }, expected: Trust) {
    t.is(trustIn(kernel, now, newest), expected);
  },
  title: (name = '') => name,
});

const PI = { isSynchronised: false, isFromBattery: false };
const BATTERY = { isSynchronised: false, isFromBattery: true };
const NTP = { isSynchronised: true, isFromBattery: false };
const DUMB = { isSynchronised: null, isFromBattery: false };
const AHEAD = { newest: NOW + DAY };

test('a clock that the network has set is believed', trusted, NTP, {}, 'good');
test('the network knows better than what was once stored', trusted, NTP, AHEAD, 'good');
test('a Pi that has not heard from the network yet does not know the time', trusted, PI, {}, 'unknown');
test('a battery clock is believed without the network', trusted, BATTERY, {}, 'good');
test('a battery clock may drift while it is off', trusted, BATTERY, { newest: NOW + 60_000 }, 'good');
test('a battery clock behind what was stored has lost its battery', trusted, BATTERY, AHEAD, 'unknown');
test('a kernel that cannot be asked is believed', trusted, DUMB, {}, 'good');
test('a kernel that cannot be asked is not believed behind what was stored', trusted, DUMB, AHEAD, 'unknown');
test('nobody is believed who says it is 1970', trusted, NTP, { now: 1000 }, 'none');

test('the kernel of this machine answers, and again', (t) => {
  const read = kernelTimeReader();
  const { isSynchronised, isFromBattery } = read();
  t.true([true, false, null].includes(isSynchronised));
  t.is(typeof isFromBattery, 'boolean');
  t.deepEqual(read(), { isSynchronised, isFromBattery });
});
