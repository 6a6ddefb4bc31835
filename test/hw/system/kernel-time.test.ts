import test from 'ava';
import { isTimeKnown, kernelTimeReader } from '../../../hw/system/kernel-time.ts';

const NOW = Date.UTC(2026, 10, 24);

const known = test.macro({
  exec(t, isSynchronised: boolean | null, isFromBattery: boolean, now: number, expected: boolean) {
    t.is(isTimeKnown({ isSynchronised, isFromBattery }, now), expected);
  },
  title: (name = '') => name,
});

test('a clock that the network has set is believed', known, true, false, NOW, true);
test('a Pi that has not heard from the network yet does not know the time', known, false, false, NOW, false);
test('a battery clock is believed without the network', known, false, true, NOW, true);
test('a kernel that cannot be asked is believed', known, null, false, NOW, true);
test('nobody is believed who says it is 1970', known, true, true, 1000, false);

test('the kernel of this machine answers, and again', (t) => {
  const read = kernelTimeReader();
  const { isSynchronised, isFromBattery } = read();
  t.true([true, false, null].includes(isSynchronised));
  t.is(typeof isFromBattery, 'boolean');
  t.deepEqual(read(), { isSynchronised, isFromBattery });
});
