import test from 'ava';
import fc from 'fast-check';
import {
  type AmiFrame,
  BLOCK_LIMIT,
  frame,
  leftOver,
  NOTHING_PENDING,
  type Pending,
} from '../../../../hw/pbx/asterisk-ami/frame.ts';
import { value, values } from '../../../../hw/pbx/asterisk-ami/message.ts';
import { decodeAll, RECORDED } from './call-facts.ts';

const SEED = 20_261_124;

function framesOf(text: string | Uint8Array): readonly AmiFrame[] {
  return frame(NOTHING_PENDING, Buffer.from(text as string)).frames;
}

/** The most that a framer may hold back: one line and one block. */
function held(pending: Pending): number {
  return leftOver(pending);
}

test('the greeting, a response and an event are three frames', (t) => {
  const frames = framesOf(
    'Asterisk Call Manager/12.0.0\r\nResponse: Success\r\nMessage: ok\r\n\r\nEvent: Hangup\r\nCause: 16\r\n\r\n',
  );
  t.deepEqual(
    frames.map(({ type }) => type),
    ['banner', 'message', 'message'],
  );
  t.like(frames[0], { type: 'banner', version: '12.0.0' });
});

test('a value may be empty, hold colons and UTF-8, and a repeated key keeps all its values', (t) => {
  const [first] = framesOf(
    'Event: Status\r\nCallerIDName: 山田: 商店\r\nAccountCode: \r\nVariable: A=1\r\nVariable: B=2\r\n\r\n',
  );
  if (first?.type !== 'message') return t.fail();
  t.is(value(first.message, 'CallerIDName'), '山田: 商店');
  t.is(value(first.message, 'accountcode'), '');
  t.is(value(first.message, 'nothing'), '');
  t.deepEqual(values(first.message, 'Variable'), ['A=1', 'B=2']);
});

test('the greeting of something else is recognised as not AMI', (t) => {
  for (const greeting of ['SSH-2.0-OpenSSH_9.2\r\n', 'HTTP/1.1 400 Bad Request\r\n', '220 mail ESMTP\r\n']) {
    t.like(framesOf(greeting)[0], { type: 'not-ami' }, greeting);
  }
});

test('something that talks on without a line end is not waited for', (t) => {
  const { frames } = frame(NOTHING_PENDING, Buffer.alloc(300, 0x78));
  t.like(frames[0], { type: 'not-ami' });
});

test('a line that is no field is noise, and the block around it stays', (t) => {
  const frames = framesOf('Event: Hangup\r\n%%%\r\nCause: 16\r\n\r\n');
  t.deepEqual(
    frames.map(({ type }) => type),
    ['noise', 'message'],
  );
});

test('a megabyte without a line end is discarded and counted, and the next block is read again', (t) => {
  let pending: Pending = frame(NOTHING_PENDING, Buffer.from('Asterisk Call Manager/12.0.0\r\n')).rest;
  let discarded = 0;
  for (let sent = 0; sent < 1024 * 1024; sent += 4096) {
    const framed = frame(pending, Buffer.alloc(4096, 0x41));
    pending = framed.rest;
    discarded += framed.discarded;
    t.true(held(pending) <= 2 * BLOCK_LIMIT);
  }
  const end = frame(pending, Buffer.from('\r\n\r\nEvent: Hangup\r\n\r\n'));
  t.true(discarded + end.discarded >= 1024 * 1024);
  t.deepEqual(
    end.frames.map(({ type }) => type),
    ['message'],
  );
});

test('a block that never ends is dropped up to the next empty line', (t) => {
  const framed = frame(
    NOTHING_PENDING,
    Buffer.from(`${'Key: value\r\n'.repeat(20_000)}\r\nEvent: Hangup\r\n\r\n`),
  );
  t.is(framed.frames.length, 1);
  t.true(framed.discarded > 200_000);
});

test('random bytes never throw and never pile up', (t) => {
  const chunks = fc.array(fc.uint8Array({ maxLength: 600 }), { maxLength: 30 });
  fc.assert(
    fc.property(chunks, (parts) => {
      let pending: Pending = NOTHING_PENDING;
      for (const part of parts) {
        const framed = frame(pending, part);
        pending = framed.rest;
        if (held(pending) > 2 * BLOCK_LIMIT) return false;
      }
      return true;
    }),
    { seed: SEED, numRuns: 300 },
  );
  t.pass();
});

test('random messages made of real keys and values never throw', (t) => {
  const text = fc.constantFrom(
    '1.1',
    '1.2',
    '2.1',
    'PJSIP/trunk-1',
    'PJSIP/101-2',
    'Local/1@x-1;1',
    '4',
    '5',
    '6',
    '',
    'b1',
  );
  const key = fc.constantFrom(
    ...'Channel Uniqueid Linkedid ChannelState DestUniqueid DestChannel DialStatus BridgeUniqueid Variable Value Cause CallerIDNum'.split(
      ' ',
    ),
  );
  const name = fc.constantFrom(
    ...'Newchannel Newstate DialBegin DialState DialEnd BridgeEnter BridgeLeave HangupRequest Hangup VarSet Newexten NewCallerid'.split(
      ' ',
    ),
  );
  const block = fc
    .tuple(name, fc.array(fc.tuple(key, text), { maxLength: 8 }))
    .map(([event, fields]) => `Event: ${event}\r\n${fields.map(([k, v]) => `${k}: ${v}\r\n`).join('')}\r\n`);
  fc.assert(
    fc.property(fc.array(block, { maxLength: 60 }), (blocks) => {
      const events = decodeAll([Buffer.from(blocks.join(''))], RECORDED);
      return events.every((event) => event.type !== 'unrecognised');
    }),
    { seed: SEED, numRuns: 400 },
  );
  t.pass();
});
