import test from 'ava';
import { decodeCstaXml } from '../../../../hw/pbx/csta-xml/decode.ts';
import { encode, frame, MESSAGE_LIMIT, NOTHING_PENDING } from '../../../../hw/pbx/csta-xml/frame.ts';
import type { LineRule } from '../../../../hw/pbx/line-rules.ts';
import { captured, capturesIn, testCaptured } from '../../../support/shared-captures.ts';
import { declareFixtures, decoded } from '../../decoders/fixtures.ts';
import { story } from '../sink.ts';

const HOUSE = { extension: ['10?'], machines: ['900'], trunk: ['T*'] };
const withLines = (lines: readonly LineRule[]) => decodeCstaXml({ ...HOUSE, lines });

declareFixtures('csta-xml', () => withLines([{ type: 'places', lines: ['1', '2'] }]), 25);

const delivered = (callId: string, more = '') =>
  encode(
    '9999',
    `<DeliveredEvent><connection><callID>${callId}</callID><deviceID>101</deviceID></connection><alertingDevice><deviceIdentifier>101</deviceIdentifier></alertingDevice><callingDevice><deviceIdentifier>0312345678</deviceIdentifier></callingDevice>${more}</DeliveredEvent>`,
  );

test('the trunk or the dialled number says which line it is', (t) => {
  const lineBy = (rule: LineRule, more: string) => decoded(withLines([rule]), [delivered('D1', more)])[0];
  const trunk = '<associatedCallingDevice><deviceIdentifier>T2</deviceIdentifier></associatedCallingDevice>';
  const dialled =
    '<networkCalledDevice><deviceIdentifier>0312340001</deviceIdentifier></networkCalledDevice>';
  t.like(lineBy({ type: 'channel', pattern: 'T2', line: 'A' }, trunk), { type: 'ringing', line: 'A' });
  t.like(lineBy({ type: 'did', did: '0312340001', line: 'B' }, dialled), { line: 'B' });
  t.like(lineBy({ type: 'channel', pattern: 'T3', line: 'A' }, trunk), { line: '1' });
});

test('a message of the greatest length is read, and nothing longer is kept', (t) => {
  const filler = `<x>${'y'.repeat(MESSAGE_LIMIT - delivered('D1', '<x></x>').length)}</x>`;
  const bytes = delivered('D1', filler);
  t.is(bytes.length, MESSAGE_LIMIT);
  t.is(frame(NOTHING_PENDING, bytes.subarray(0, -1)).rest.bytes.length, MESSAGE_LIMIT - 1);
  t.is(frame(NOTHING_PENDING, bytes).frames.length, 1);
  t.is(decoded(withLines([]), [bytes])[0]?.type, 'ringing');
});

test('a flood of calls that never end is bounded: the oldest counts as over', (t) => {
  const decoder = withLines([{ type: 'did', did: '', line: '1' }]);
  const events = Array.from({ length: 2_001 }, (_, at) => decoder.push(delivered(`D${at}`))).flat();
  t.deepEqual(
    events.flatMap((event) => (event.type === 'released' ? [event.call] : [])),
    ['D0'],
  );
});

/** The recordings whose header was not kept, in one of their own. */
const framed = (bytes: Uint8Array) => {
  const text = Buffer.from(bytes).toString('utf8');
  return encode('9999', text.slice(text.indexOf('<')));
};
const openscape = () =>
  decodeCstaXml({ extension: ['30210612*', '302118840*'], lines: [{ type: 'places', lines: ['1'] }] });

testCaptured('csta_xml/osv_106_DeliveredEvent.xml', 'a call from outside rings', (bytes) => [
  story(decoded(openscape(), [framed(bytes)])),
  ['ringing 1 02911', 'caller-id 1 7868772298 Line71001', 'ringing 1 3021061290002'],
]);

for (const file of ['osv_063_ServiceInitiatedEvent.bin', 'osv_064_OriginatedEvent.bin'])
  testCaptured(`csta_xml/${file}`, 'a call out gives nothing, in its own frame', (bytes) => [
    [decoded(openscape(), [bytes]), frame(NOTHING_PENDING, bytes).frames.length],
    [[], 1],
  ]);

const others = capturesIn('csta_xml').filter((name) => !/06[34]_|106_/.test(name));
const testOthers = others.length === 0 ? test.skip : test;
testOthers(
  'recording csta_xml: every other message is read and gives nothing (needs ../shared/captures)',
  (t) => {
    for (const name of others) {
      const bytes = captured(`csta_xml/${name}`) ?? new Uint8Array();
      t.deepEqual(decoded(openscape(), [framed(bytes)]), [], name);
    }
  },
);
