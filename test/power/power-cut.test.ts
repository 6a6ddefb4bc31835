import test from 'ava';
import { planCut } from '../../scripts/power/power-cut.ts';
import { parseWriteLog } from '../../scripts/power/write-log.ts';
import { seeded } from '../../scripts/seeded.ts';
import { FLAG, type SampleRequest, writeLog } from './write-log-samples.ts';

const write = (sector: number, sectors = 8): SampleRequest => ({
  sector,
  data: Buffer.alloc(sectors * 512, sector),
  flags: 0n,
});
const flush: SampleRequest = { sector: 0, data: Buffer.alloc(0), flags: FLAG.flush };

const { requests } = parseWriteLog(
  writeLog([write(0), write(8), flush, write(16), write(24), write(32, 1), flush, write(40), write(48)]),
);
const seeds = Array.from({ length: 300 }, (_, seed) => seed);

test('what a flush covers is there, whatever else is', (t) => {
  for (const [cut, certain] of [
    [1, 0],
    [2, 0],
    [3, 2],
    [6, 2],
    [7, 6],
    [9, 6],
  ] as const)
    t.is(planCut(requests, cut, seeded(1)).certain, certain, `after ${cut} requests`);
});

test('nothing of what was asked for after the cut is there', (t) => {
  for (const seed of seeds) {
    const { pieces } = planCut(requests, 5, seeded(seed));
    t.true(pieces.every(({ request }) => request.sector === 16 || request.sector === 24));
  }
});

test('of what no flush covers every choice comes about: all, nothing, and any part', (t) => {
  const seen = new Set(
    seeds.map((seed) =>
      planCut(requests, 6, seeded(seed))
        .pieces.map(({ request }) => request.sector)
        .filter((sector, at, all) => all.indexOf(sector) === at)
        .join(),
    ),
  );
  t.deepEqual([...seen].toSorted(), ['', '16', '16,24', '16,24,32', '16,32', '24', '24,32', '32']);
});

test('a torn request is there in part; one of a single sector is there or not', (t) => {
  let torn = 0;
  for (const seed of seeds) {
    const plan = planCut(requests, 6, seeded(seed));
    torn += plan.torn;
    for (const request of requests.slice(2, 6)) {
      const pieces = plan.pieces.filter((piece) => piece.request === request);
      const there = pieces.reduce((sum, { sectors }) => sum + sectors, 0);
      t.true(there <= request.sectors);
      t.true(pieces.every(({ skip, sectors }) => sectors > 0 && skip + sectors <= request.sectors));
    }
    t.is(plan.kept + plan.lost + plan.torn, 3);
  }
  t.true(torn > 50, `${torn} of 900 were torn`);
});

test('a write that is completed only when it is on the disk is there, unless it was the last', (t) => {
  const forced = parseWriteLog(writeLog([{ ...write(8), flags: FLAG.forced }, write(16)])).requests;
  for (const seed of seeds) {
    const { pieces } = planCut(forced, 2, seeded(seed));
    t.true(pieces.some(({ request, sectors }) => request.sector === 8 && sectors === 8));
  }
  t.true(seeds.some((seed) => planCut(forced, 1, seeded(seed)).pieces.length === 0));
});

test('the same seed gives the same disk', (t) => {
  t.deepEqual(planCut(requests, 9, seeded(7)), planCut(requests, 9, seeded(7)));
});
