import test from 'ava';
import type { LineEvent } from '../../../../hw/line-event.ts';
import { messageOf } from '../../../../hw/pbx/asterisk-ami/message.ts';
import { CallTracker } from '../../../../hw/pbx/asterisk-ami/tracker.ts';
import type { LineRule } from '../../../../hw/pbx/line-rules.ts';

type Fields = Readonly<Record<string, string>>;

/** A tracker that is told events in short form; channels are named, their Uniqueid is the part before `=`. */
class Told {
  readonly events: LineEvent[] = [];
  readonly #tracker: CallTracker;
  readonly #channels = new Map<string, Fields>();

  constructor(lines: readonly LineRule[] = [{ type: 'places', lines: ['1', '2'] }]) {
    this.#tracker = new CallTracker({
      trunk: ['PJSIP/trunk', 'DAHDI/*'],
      extension: ['PJSIP/*', 'SIP/*'],
      lines,
    });
  }

  channel(id: string, name: string, state: string, more: Fields = {}): this {
    this.#channels.set(id, { channel: name, uniqueid: id, linkedid: id, channelstate: state, ...more });
    return this.say('Newchannel', id);
  }

  /** An event about a known channel; `more` also changes what is known of it. */
  say(event: string, id: string, more: Fields = {}): this {
    const known = { ...this.#channels.get(id), ...more };
    this.#channels.set(id, known);
    this.events.push(...this.#tracker.observe(messageOf(Object.entries({ event, ...known }))));
    return this;
  }

  bridge(bridge: string, ...ids: string[]): this {
    for (const id of ids) this.say('BridgeEnter', id, { bridgeuniqueid: bridge, channelstate: '6' });
    return this;
  }

  story(): string[] {
    return this.events.map((event) => {
      const { type, line, call, ...rest } = event as LineEvent & { line?: string; call?: string };
      return [type, line, ...Object.values(rest)].join(' ');
    });
  }
}

const CALLER = { calleridnum: '0312345678', calleridname: 'Yamada', exten: '0312340001' };

/** A call from outside that 101 answered. */
function answeredBy101(told = new Told()): Told {
  return told
    .channel('9.1', 'PJSIP/trunk-00000001', '4', CALLER)
    .channel('9.2', 'PJSIP/101-00000002', '0', { linkedid: '9.1' })
    .say('Newstate', '9.2', { channelstate: '5' })
    .bridge('b1', '9.2', '9.1');
}

const BEGIN = ['ringing 1 0312340001', 'caller-id 1 0312345678 Yamada', 'ringing 1 101', 'answered 1 101'];

test('after an attended transfer the telephone that the caller was given to has the call', (t) => {
  const told = answeredBy101()
    .channel('9.3', 'PJSIP/101-00000003', '4')
    .channel('9.4', 'PJSIP/102-00000004', '0', { linkedid: '9.3' })
    .say('Newstate', '9.4', { channelstate: '5' })
    .bridge('b2', '9.4', '9.3')
    .say('BridgeEnter', '9.4', { bridgeuniqueid: 'b1', linkedid: '9.1' })
    .say('BridgeLeave', '9.4', { bridgeuniqueid: 'b2' })
    .say('BridgeLeave', '9.2', { bridgeuniqueid: 'b1' })
    .say('Hangup', '9.2')
    .say('Hangup', '9.3')
    .say('HangupRequest', '9.4')
    .say('Hangup', '9.4')
    .say('Hangup', '9.1');
  t.deepEqual(told.story(), [...BEGIN, 'answered 1 102', 'released 1 callee']);
});

test('a call keeps its name when joining an older call changes its Linkedid', (t) => {
  const told = answeredBy101()
    .say('BridgeEnter', '9.1', { bridgeuniqueid: 'b0', linkedid: '8.1' })
    .say('Hangup', '9.1');
  t.true(told.events.every((event) => 'call' in event && event.call === '9.1'));
  t.is(told.events.at(-1)?.type, 'released');
});

test('a caller who is parked and fetched by another telephone is answered again', (t) => {
  const told = answeredBy101()
    .say('BridgeLeave', '9.2', { bridgeuniqueid: 'b1' })
    .say('Hangup', '9.2')
    .bridge('parking', '9.1')
    .channel('9.5', 'PJSIP/103-00000005', '4')
    .bridge('b3', '9.5', '9.1');
  t.deepEqual(told.story(), [...BEGIN, 'answered 1 103']);
});

test('a telephone that comes back to the same call does not answer it again', (t) => {
  const told = answeredBy101().say('BridgeLeave', '9.2', { bridgeuniqueid: 'b1' }).bridge('b1', '9.2');
  t.deepEqual(told.story(), BEGIN);
});

test('call pickup: the channel that rang takes the name of the telephone that fetched it', (t) => {
  const told = new Told()
    .channel('9.1', 'PJSIP/trunk-00000001', '4', CALLER)
    .channel('9.2', 'PJSIP/101-00000002', '0', { linkedid: '9.1' })
    .say('Newstate', '9.2', { channelstate: '5' })
    .bridge('b1', '9.1')
    .say('BridgeEnter', '9.2', { channel: 'PJSIP/104-00000009', bridgeuniqueid: 'b1', channelstate: '6' });
  t.is(told.story().at(-1), 'answered 1 104');
});

test('a call that is forwarded out again is answered outside, and the outgoing leg is no call of its own', (t) => {
  const told = new Told()
    .channel('9.1', 'PJSIP/trunk-00000001', '4', CALLER)
    .channel('9.2', 'PJSIP/trunk-00000002', '0', { linkedid: '9.1' })
    .say('Newstate', '9.2', { channelstate: '5' })
    .bridge('b1', '9.2', '9.1')
    .say('Hangup', '9.2')
    .say('Hangup', '9.1');
  t.deepEqual(told.story(), [
    'ringing 1 0312340001',
    'caller-id 1 0312345678 Yamada',
    'answered 1',
    'released 1',
  ]);
});

test('two callers from outside in one conference have not answered each other', (t) => {
  const told = new Told()
    .channel('9.1', 'PJSIP/trunk-00000001', '4', CALLER)
    .channel('9.2', 'PJSIP/trunk-00000002', '4', CALLER)
    .bridge('conference', '9.1', '9.2');
  t.false(told.events.some(({ type }) => type === 'answered'));
});

test('an announcement or a queue that picks up is no answer', (t) => {
  const told = new Told()
    .channel('9.1', 'PJSIP/trunk-00000001', '4', CALLER)
    .say('Newstate', '9.1', { channelstate: '6' })
    .bridge('holding', '9.1')
    .say('HangupRequest', '9.1')
    .say('Hangup', '9.1');
  t.deepEqual(told.story(), ['ringing 1 0312340001', 'caller-id 1 0312345678 Yamada', 'released 1 caller']);
});

test('an analog port that is reserved first rings a moment later', (t) => {
  const told = new Told([
    { type: 'channel', pattern: 'DAHDI/1', line: '1' },
    { type: 'channel', pattern: 'DAHDI/12', line: '12' },
  ])
    .channel('9.1', 'DAHDI/12-1', '1', { ...CALLER, exten: 's' })
    .say('Newstate', '9.1', { channelstate: '4' });
  t.deepEqual(told.story(), ['ringing 12']);
});

test('DialBegin alone is not ringing, and a Dial without any telephone is unreachable', (t) => {
  const told = new Told()
    .channel('9.1', 'PJSIP/trunk-00000001', '4', CALLER)
    .channel('9.2', 'PJSIP/101-00000002', '0', { linkedid: '9.1' })
    .say('DialBegin', '9.1', { destuniqueid: '9.2', destchannel: 'PJSIP/101-00000002' })
    .channel('9.3', 'PJSIP/trunk-00000003', '4', CALLER)
    .say('VarSet', '9.3', { variable: 'DIALSTATUS', value: 'CHANUNAVAIL' })
    .say('Hangup', '9.3');
  t.false(told.story().includes('ringing 1 101'));
  t.is(told.story().at(-1), 'released 2 unreachable');
});

test('a number that turns out to be withheld after it was told is taken back', (t) => {
  const told = new Told()
    .channel('9.1', 'PJSIP/trunk-00000001', '4', CALLER)
    .say('Newexten', '9.1', { application: 'Dial' })
    .say('VarSet', '9.1', { variable: 'CALLINGNUMPRES_SV', value: 'prohib_passed_screen' });
  t.is(told.story().at(-1), 'caller-id 1 withheld');
});

test('a number that the dialplan looks up before it dials replaces the one of the arrival', (t) => {
  const told = new Told()
    .channel('9.1', 'PJSIP/trunk-00000001', '4', CALLER)
    .say('Newexten', '9.1', { application: 'Set' })
    .say('NewCallerid', '9.1', {
      calleridname: 'Yamada Shoten',
      'cid-callingpres': '0 (Presentation Allowed, Not Screened)',
    })
    .say('Newexten', '9.1', { application: 'Queue' });
  t.is(told.story().at(-1), 'caller-id 1 0312345678 Yamada Shoten');
});

test('a Hangup or a state of a channel never seen gives nothing', (t) => {
  const told = new Told();
  told
    .say('Hangup', '1.1', { uniqueid: '1.1' })
    .say('Newstate', '1.2', { uniqueid: '1.2', channelstate: '5' });
  t.deepEqual(told.events, []);
});

test('a flood of channels that never end is bounded: the oldest counts as over', (t) => {
  const told = new Told();
  told.channel('0.1', 'PJSIP/trunk-0', '4', CALLER);
  for (let serial = 1; serial <= 5000; serial += 1) told.channel(`1.${serial}`, `PJSIP/9-${serial}`, '0');
  t.is(told.story().at(-1), 'released 1');
});
