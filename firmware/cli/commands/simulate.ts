import { UsageError } from '../../errors.ts';
import type { DemoCallInput } from '../../http/contract/demo.ts';
import { type Command, EXIT, type Surroundings, type Typed } from '../command.ts';
import { askDemo, DEFAULT_URL, demoUrl } from '../demo-client.ts';
import { device } from './simulate-device.ts';

const HINT = 'rusuban simulate --help shows examples.';

/** @param demoFolder the data folder of `start --demo` when no other is named */
export const simulate = (demoFolder: string): Command => ({
  name: 'simulate',
  summary: 'play a call, a press of a button, a whole day or a single device in a running demo',
  synopsis: 'call|press|day|device',
  words: [1, 3],
  options: {
    line: {
      type: 'string',
      value: 'ID',
      description:
        'call: the line that rings (default 1); device: the line of the device (default its first)',
    },
    from: { type: 'string', value: 'NUMBER', description: 'call, device: the number of the caller' },
    name: {
      type: 'string',
      value: 'NAME',
      description: 'call, device: the name that the network delivers with it',
    },
    withheld: {
      type: 'boolean',
      description:
        'call, device: the caller withholds the number; call with --from: the PBX knows it and must not show it',
    },
    ring: { type: 'string', value: '101,102', description: 'call: the telephones that ring' },
    answer: { type: 'string', value: 'EXTENSION', description: 'call: the telephone that answers' },
    after: { type: 'string', value: '4s', description: 'call: time from the first ring to the answer' },
    'hangup-after': {
      type: 'string',
      value: '20s',
      description: 'call: time from the first ring to the end',
    },
    stop: { type: 'boolean', description: 'day: stop the day that is being played' },
    url: { type: 'string', value: 'URL', description: `where the demo runs (default ${DEFAULT_URL})` },
    data: {
      type: 'string',
      value: 'DIR',
      description: 'data folder of the demo, if it was started with --data',
    },
  },
  notes: [
    [
      'rusuban simulate call --line 1 --from 0312345678 --ring 101,102 --answer 101 --after 4s --hangup-after 20s',
      'rusuban simulate call --line 2 --withheld',
      'rusuban simulate press absent|present',
      'rusuban simulate day',
      'rusuban simulate device whozz ring --line 13 --from 0312345678',
      'rusuban simulate device whozz answer|hang-up|garbage|unplug|plug-in',
    ].join('\n'),
  ],
  async run(typed, surroundings) {
    const url = demoUrl(typed, typed.value('data') ?? demoFolder, surroundings);
    const [what = '', extra, more] = typed.positionals;
    if (what === 'device') return await device(typed, url, surroundings);
    if (more !== undefined)
      throw new UsageError(`"simulate ${what}" does not know what to do with "${more}"`, HINT);
    if (what === 'press') return await press(extra, url, surroundings);
    if (extra !== undefined)
      throw new UsageError(`"simulate ${what}" does not know what to do with "${extra}"`, HINT);
    if (what === 'day') return await day(typed.has('stop'), url, surroundings);
    if (what === 'call') return await call(demoCall(typed), url, surroundings);
    throw new UsageError(`cannot simulate "${what}"`, 'Write call, press, day or device.');
  },
});

const call = async (body: DemoCallInput, url: string, { request, out }: Surroundings) => {
  await askDemo(url, 'POST', '/api/demo/call', body, request);
  await out(`Line ${body.line} rings.\n`);
  return EXIT.done;
};

const press = async (button: string | undefined, url: string, { request, out }: Surroundings) => {
  if (button !== 'absent' && button !== 'present')
    throw new UsageError('which button?', 'Write: rusuban simulate press absent|present');
  await askDemo(url, 'POST', '/api/demo/press', { button }, request);
  await out(`The ${button} button was pressed.\n`);
  return EXIT.done;
};

const day = async (isStop: boolean, url: string, { request, out }: Surroundings) => {
  await askDemo(url, isStop ? 'DELETE' : 'POST', '/api/demo/day', null, request);
  await out(isStop ? 'The day has ended.\n' : `A day at the office begins; watch it at ${url}\n`);
  return EXIT.done;
};

/** The call as typed. @throws UsageError when it contradicts itself. */
export const demoCall = (typed: Typed): DemoCallInput => {
  const [from, name, answer] = [typed.value('from'), typed.value('name'), typed.value('answer')];
  const [after, hangupAfter] = [seconds(typed, 'after'), seconds(typed, 'hangup-after')];
  const isWithheld = typed.has('withheld');
  if (after !== undefined && answer === undefined)
    throw new UsageError('--after says when, but nobody answers', 'Add --answer EXTENSION.');
  const ring = typed
    .values('ring')
    .flatMap((list) => list.split(','))
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return {
    line: typed.value('line') ?? '1',
    withheld: isWithheld,
    ring,
    ...(from === undefined ? {} : { from }),
    ...(name === undefined ? {} : { name }),
    ...(answer === undefined ? {} : { answer }),
    ...(after === undefined ? {} : { after }),
    ...(hangupAfter === undefined ? {} : { hangupAfter }),
  };
};

const UNITS = { ms: 0.001, s: 1, m: 60 } as const;

/** `4s`, `500ms`, `2m`, or plain seconds. */
const seconds = (typed: Typed, option: string): number | undefined => {
  const text = typed.value(option);
  if (text === undefined) return undefined;
  const match = /^(\d{1,4}(?:\.\d{1,3})?)(ms|s|m)?$/.exec(text);
  if (match === null)
    throw new UsageError(`--${option}: "${text}" is not a time`, `Write for example --${option} 4s`);
  const unit = match[2] === 'ms' || match[2] === 'm' ? match[2] : 's';
  return Number(match[1]) * UNITS[unit];
};
