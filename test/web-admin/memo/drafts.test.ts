import test from 'ava';
import { createDrafts, type Draft } from '../../../web-admin/src/memo/drafts.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { memoryKeep } from '../memory-keep.ts';

const draft: Draft = {
  text: '納期の件です。',
  subject: '電話',
  representativeId: null,
  toAddress: 'a@b.example',
};
const DAY = 24 * 3_600_000;

test('a draft outlives the page', (t) => {
  const keep = memoryKeep();
  createDrafts(keep, new FakeClock()).write('call-1', draft);
  t.deepEqual(createDrafts(keep, new FakeClock()).read('call-1'), draft);
  t.is(createDrafts(keep, new FakeClock()).read('call-2'), null);
});

test('a sent memo leaves no draft behind', (t) => {
  const drafts = createDrafts(memoryKeep(), new FakeClock());
  drafts.write('call-1', draft);
  drafts.remove('call-1');
  t.is(drafts.read('call-1'), null);
});

test('drafts that nobody came back for are forgotten after two weeks; other entries are left alone', (t) => {
  const clock = new FakeClock();
  const keep = memoryKeep({ 'rusuban.theme': 'dark' });
  const drafts = createDrafts(keep, clock);
  drafts.write('old', draft);
  clock.advance(14 * DAY + 1);
  drafts.write('new', draft);
  drafts.prune();
  t.deepEqual(keep.keys().sort(), ['rusuban.draft.new', 'rusuban.theme']);
});

test('at most fifty drafts are kept, the newest', (t) => {
  const clock = new FakeClock();
  const keep = memoryKeep();
  const drafts = createDrafts(keep, clock);
  for (let n = 0; n < 53; n++) {
    drafts.write(`call-${n}`, draft);
    clock.advance(1_000);
  }
  drafts.prune();
  t.is(keep.keys().length, 50);
  t.is(drafts.read('call-2'), null);
  t.deepEqual(drafts.read('call-52'), draft);
});

for (const text of ['', '{', 'null', '{"at":1}', '{"at":1,"draft":{"text":1}}']) {
  test(`what is no draft is passed over: ${text || 'nothing'}`, (t) => {
    t.is(createDrafts(memoryKeep({ 'rusuban.draft.x': text }), new FakeClock()).read('x'), null);
  });
}
