import test from 'ava';
import { listenAloha } from '../../../hw/decoders/aloha/listen.ts';
import { listenFsk } from '../../../hw/decoders/fsk/listen.ts';
import { listenJclip } from '../../../hw/decoders/jclip/listen.ts';
import type { LiveDecoder } from '../../../hw/decoders/live-decoder.ts';
import type { LineEvent } from '../../../hw/line-event.ts';
import { type Fixture, fixturesOf } from './fixtures.ts';

const bytesIn = (fixtures: readonly Fixture[], name: string): Uint8Array => {
  const found = fixtures.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no fixture ${name}`);
  return found.bytes;
};
const FSK = fixturesOf('fsk');
const ONE = bytesIn(FSK, 'single-data');
const OTHER = bytesIn(FSK, 'item-1a-redirecting');
const SHORT = bytesIn(FSK, 'single-data-short-number');
const WITHHELD = bytesIn(FSK, 'single-data-withheld');

/** What comes of messages at their times, in milliseconds. */
function story(decoder: LiveDecoder, ...messages: readonly (readonly [number, Uint8Array])[]) {
  const events = messages.flatMap(([at, bytes]) => {
    const heard = decoder.received(bytes, at).events;
    return [...heard, ...decoder.timePassed(at + 1_000).events];
  });
  return events.map(wordOf);
}

function wordOf(event: LineEvent): string {
  if (event.type !== 'caller-id') return event.type;
  return 'reason' in event ? event.reason : event.number;
}

test('another number within half a minute ends the call before it', (t) => {
  const words = story(listenFsk('1'), [0, ONE], [10_000, SHORT]);
  t.deepEqual(words, ['0312345678', 'released', '911']);
});

test('another number after half a minute ends the call before it, in which somebody may still talk', (t) => {
  const words = story(listenFsk('1'), [0, ONE], [600_000, SHORT]);
  t.deepEqual(words, ['0312345678', 'released', '911']);
});

test('the same number within half a minute is the same call, later it is another one', (t) => {
  const words = story(listenFsk('1'), [0, ONE], [5_000, ONE], [40_000, ONE]);
  t.deepEqual(words, ['0312345678', '0312345678', 'released', '0312345678']);
});

test('a reason shortly behind a number masks it; much later it is of another caller', (t) => {
  t.deepEqual(story(listenFsk('1'), [0, ONE], [1_000, WITHHELD]), ['0312345678', 'withheld']);
  t.deepEqual(story(listenFsk('1'), [0, ONE], [40_000, WITHHELD]), ['0312345678', 'released', 'withheld']);
});

test('a number shortly behind a reason is of the same call; much later it is of another one', (t) => {
  t.deepEqual(story(listenFsk('1'), [0, OTHER], [1_000, ONE]), ['unavailable', '0312345678']);
  t.deepEqual(story(listenFsk('1'), [0, OTHER], [40_000, ONE]), ['unavailable', 'released', '0312345678']);
});

test('a reason between two numbers does not hide that they differ', (t) => {
  const words = story(listenFsk('1'), [0, ONE], [1_000, OTHER], [2_000, SHORT]);
  t.deepEqual(words, ['0312345678', 'unavailable', 'released', '911']);
});

test('the first caller of all ends nobody', (t) => {
  t.deepEqual(story(listenFsk('1'), [500_000, ONE]), ['0312345678']);
});

test('Number Display and the Aloha adapter do the same', (t) => {
  const jclip = fixturesOf('jclip');
  const aloha = fixturesOf('aloha');
  const displayed = bytesIn(jclip, 'number');
  const reported = bytesIn(aloha, 'number');
  const masked = bytesIn(jclip, 'reason-withheld');
  t.deepEqual(story(listenJclip('1'), [0, displayed], [60_000, masked]), [
    '0312345678',
    'released',
    'withheld',
  ]);
  t.deepEqual(story(listenAloha('1'), [0, reported], [60_000, bytesIn(aloha, 'reason-P')]), [
    '0312345678',
    'released',
    'withheld',
  ]);
});
