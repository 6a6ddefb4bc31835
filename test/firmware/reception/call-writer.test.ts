import test from 'ava';
import type { Call } from '../../../firmware/calls/call.ts';
import { CallWriter } from '../../../firmware/reception/call-writer.ts';
import type { Ledger } from '../../../firmware/reception/ledger.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';

/** A writer on a disk that can be full, which is asked again when it wants to. */
function setUp() {
  const clock = new FakeClock();
  const said: string[] = [];
  const disk = { isFull: false, tries: 0 };
  const saveCalls = async () => {
    disk.tries += 1;
    if (disk.isFull) throw Object.assign(new Error('no room'), { code: 'SQLITE_FULL' });
  };
  const note = (_: object, text: string) => said.push(text);
  const writer: CallWriter = new CallWriter({
    clock,
    log: { ...silentLog, error: note, info: note },
    ledger: { saveCalls } as unknown as Ledger,
    again: () => void writer.write(0),
  });
  const hear = (key: string) => {
    writer.add({ type: 'changed', call: { key } as Call });
    return writer.write(0);
  };
  return { clock, said, disk, writer, hear };
}

test('a full disk is tried every five seconds and left alone between, however many events come', async (t) => {
  const { clock, disk, writer, hear } = setUp();
  disk.isFull = true;
  for (let call = 0; call < 20; call++) t.is((await hear(String(call))).length, 1, 'the desks are told');
  t.is(writer.size, 20);
  t.is(disk.tries, 1);
  await clock.advanceAsync(10_000, 5_000);
  t.is(disk.tries, 3);
});

test('the journal tells of a full disk once, and once when it is over', async (t) => {
  const { clock, said, disk, hear } = setUp();
  disk.isFull = true;
  await hear('a');
  await clock.advanceAsync(600_000, 5_000);
  t.deepEqual(said, ['calls could not be stored; trying again']);
  disk.isFull = false;
  await clock.advanceAsync(5_000, 5_000);
  t.deepEqual(said.slice(1), ['all calls are stored again']);
});

test('a box that stops tries once more, and says how many calls are lost', async (t) => {
  const { said, disk, writer, hear } = setUp();
  disk.isFull = true;
  await hear('a');
  writer.stop();
  await writer.write(0);
  t.is(disk.tries, 2);
  t.regex(said.at(-1) ?? '', /they are lost/);
});

test('a call that waits for the disk can be asked for', async (t) => {
  const { disk, writer, hear } = setUp();
  disk.isFull = true;
  await hear('a');
  t.is(String(writer.get('a')?.key), 'a');
  t.is(writer.get('another'), null);
});
