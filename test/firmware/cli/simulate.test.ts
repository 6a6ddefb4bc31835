import test from 'ava';
import { EXIT } from '../../../firmware/cli/command.ts';
import { simulate } from '../../../firmware/cli/commands/simulate.ts';
import { DemoCall } from '../../../firmware/http/contract/demo.ts';
import { type, type World } from './fake-surroundings.ts';

const COMMANDS = [simulate('/demo')];
const done = (): Response => new Response(null, { status: 204 });
const simulated = (words: string, world: World = { reply: done }) =>
  type(['simulate', ...words.split(' ')], COMMANDS, world);

test('a call is played as it was typed, in the words of the contract', async (t) => {
  const words = 'call --line 2 --from 0312345678 --ring 101,102 --answer 101 --after 4s --hangup-after 1.5m';
  const { code, asked, out } = await simulated(words);
  t.is(code, EXIT.done);
  t.is(out, 'Line 2 rings.\n');
  t.is(asked.length, 1);
  const [request] = asked;
  t.is(request?.url, 'http://127.0.0.1:8080/api/demo/call');
  t.is(request?.method, 'POST');
  t.is(request?.headers.get('x-rusuban'), '1');
  t.deepEqual(DemoCall.parse(request?.body), {
    line: '2',
    from: '0312345678',
    withheld: false,
    ring: ['101', '102'],
    answer: '101',
    after: 4,
    hangupAfter: 90,
  });
});

test('what is not said is left to the demo', async (t) => {
  const { asked } = await simulated('call --withheld');
  t.deepEqual(asked[0]?.body, { line: '1', withheld: true, ring: [] });
});

test('a withheld caller may have a number that the PBX knows and must not show', async (t) => {
  const { asked } = await simulated('call --withheld --from 0312345678');
  t.like(asked[0]?.body, { withheld: true, from: '0312345678' });
});

test('buttons are pressed, a day is begun and stopped', async (t) => {
  t.like((await simulated('press absent')).asked[0], { method: 'POST', body: { button: 'absent' } });
  t.like((await simulated('day')).asked[0], {
    url: 'http://127.0.0.1:8080/api/demo/day',
    method: 'POST',
    body: null,
  });
  t.like((await simulated('day --stop')).asked[0], { method: 'DELETE' });
});

test('the demo is found by the address it left, by the folder it was given, or by --url', async (t) => {
  const files = { '/demo/address': 'http://127.0.0.1:4001\n', '/other/address': 'http://127.0.0.1:4002\n' };
  t.is((await simulated('day', { reply: done, files })).asked[0]?.url, 'http://127.0.0.1:4001/api/demo/day');
  t.is(
    (await simulated('day --data /other', { reply: done, files })).asked[0]?.url,
    'http://127.0.0.1:4002/api/demo/day',
  );
  t.is(
    (await simulated('day --url http://localhost:9/x', { reply: done, files })).asked[0]?.url,
    'http://localhost:9/api/demo/day',
  );
});

test('when no demo runs the message says how to start one', async (t) => {
  const { code, err } = await simulated('day', {});
  t.is(code, EXIT.failed);
  t.is(err, 'rusuban: no demo answers at http://127.0.0.1:8080. Start one with: rusuban start --demo\n');
});

test('a box that is no demo is told from one that refuses', async (t) => {
  const refusal = (status: number, message: string) => () =>
    Response.json({ code: 'x', message }, { status });
  const box = await simulated('day', { reply: refusal(404, 'there is nothing at this address') });
  t.is(box.code, EXIT.failed);
  t.regex(box.err, /is no demo/);
  const refused = await simulated('call --line 9', { reply: refusal(400, 'there is no line 9') });
  t.is(refused.code, EXIT.refused);
  t.regex(refused.err, /the demo refused: there is no line 9/);
  const fields = [{ path: 'from', message: 'a telephone number of digits' }];
  const reply = () => Response.json({ code: 'invalid', message: 'not valid', fields }, { status: 400 });
  const { err } = await simulated('call --from abc', { reply });
  t.regex(err, /the demo refused: not valid; from: a telephone number of digits/);
  const garbled = await simulated('day', { reply: () => new Response('<html>', { status: 502 }) });
  t.regex(garbled.err, /HTTP 502/);
});

const refuses = test.macro({
  async exec(t, words: string, reason: RegExp) {
    const { code, err, asked } = await simulated(words);
    t.is(code, EXIT.refused);
    t.regex(err, reason);
    t.deepEqual(asked, []);
  },
  title: (_, words) => `"simulate ${words}" is refused before anything is sent`,
});

test(refuses, 'rain', /cannot simulate "rain"/);
test(refuses, 'press', /which button/);
test(refuses, 'press both', /which button/);
test(refuses, 'day now', /does not know what to do with "now"/);
test(refuses, 'call --after 4s', /nobody answers/);
test(refuses, 'call --answer 101 --after soon', /"soon" is not a time/);
test(refuses, 'call --from --withheld', /"--from" needs a value/);
test(refuses, 'day --url ftp://x', /not the address of a demo/);
