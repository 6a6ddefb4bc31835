import test from 'ava';
import { parseWriteLog } from '../../scripts/power/write-log.ts';
import { FLAG, writeLog } from './write-log-samples.ts';

test('requests are read in their order, with where their data stands in the log', (t) => {
  const log = writeLog([
    { sector: 8, data: Buffer.alloc(1024, 1), flags: 0n },
    { sector: 0, data: Buffer.alloc(0), flags: FLAG.flush },
    { sector: 80, data: Buffer.alloc(512, 2), flags: FLAG.flush | FLAG.forced },
  ]);
  const { sectorSize, requests } = parseWriteLog(log);
  t.is(sectorSize, 512);
  t.like(requests, [
    { type: 'write', sector: 8, sectors: 2, flushesBefore: false, isForced: false },
    { type: 'flush', sectors: 0, flushesBefore: true },
    { type: 'write', sector: 80, sectors: 1, flushesBefore: true, isForced: true },
  ]);
  const [first, flush, last] = requests;
  t.is(log[first?.data ?? 0], 1);
  t.is(flush?.from, first?.end);
  t.deepEqual(log.subarray(last?.data, last?.end), Buffer.alloc(512, 2));
});

test('a discard has sectors and no data; a mark has data and no sectors', (t) => {
  const log = writeLog([
    { sector: 16, data: Buffer.alloc(0), sectors: 8, flags: FLAG.discard },
    { sector: 0, data: Buffer.from('begin'), sectors: 0, flags: FLAG.mark },
    { sector: 1, data: Buffer.alloc(512, 3), flags: 0n },
  ]);
  const { requests } = parseWriteLog(log);
  t.deepEqual(
    requests.map(({ type, sectors }) => [type, sectors]),
    [
      ['discard', 8],
      ['mark', 0],
      ['write', 1],
    ],
  );
});

test('a log that was cut off anywhere gives the requests that are whole', (t) => {
  const whole = writeLog([
    { sector: 8, data: Buffer.alloc(1024, 1), flags: 0n },
    { sector: 0, data: Buffer.alloc(0), flags: FLAG.flush },
    { sector: 9, data: Buffer.alloc(512, 2), flags: 0n },
  ]);
  const ends = parseWriteLog(whole).requests.map(({ end }) => end);
  for (let length = 512; length <= whole.length; length += 64) {
    const expected = ends.filter((end) => end <= length).length;
    t.is(parseWriteLog(whole.subarray(0, length)).requests.length, expected, `${length} bytes`);
  }
});

test('what was never written behind the last request is no request', (t) => {
  const log = writeLog([{ sector: 8, data: Buffer.alloc(512, 1), flags: 0n }]);
  const { requests } = parseWriteLog(Buffer.concat([log, Buffer.alloc(4096)]));
  t.is(requests.length, 1);
});

test('another file, another version or an impossible size of sectors is refused with the reason', (t) => {
  t.throws(() => parseWriteLog(Buffer.alloc(4096)), { message: /no log of writes/ });
  t.throws(() => parseWriteLog(Buffer.alloc(10)), { message: /no log of writes/ });
  const newer = writeLog([]);
  newer.writeBigUInt64LE(2n, 8);
  t.throws(() => parseWriteLog(newer), { message: /version 2/ });
  const odd = writeLog([]);
  odd.writeUInt32LE(513, 24);
  t.throws(() => parseWriteLog(odd), { message: /513/ });
});
