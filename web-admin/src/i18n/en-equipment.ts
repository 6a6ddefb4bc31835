import type { jaEquipment } from './ja-equipment.ts';

/** English words of the demo's page on which simulated devices are tried. */
export const enEquipment: typeof jaEquipment = {
  equipment: {
    pages: 'Pages of the demo',
    calls: 'Calls',
    title: 'Try the equipment',
    sub: 'Simulated devices at the other end of real serial ports. The box listens and does not know.',
    types: {
      modem: 'Caller-ID modem (V.253)',
      aloha: 'Aloha USB (Number Display)',
      whozz: 'Whozz Calling? (2 lines)',
      smdr: 'Panasonic call log (SMDR)',
      fsk: 'FSK receiver chip',
    },
    notes: {
      modem: 'Tells the number after the first ring. It knows no answer, only that the bell has stopped.',
      aloha:
        'Tells a number before the bell and nothing else: no answer, no end. After a call without a number it takes 30 seconds until another one counts as the next call.',
      whozz: 'Tells bell, number, answer and end of each line. A payphone looks like out of area.',
      smdr: 'What the PBX prints. It does not print why a caller has no number (withheld and so on).',
      fsk: 'Passes on the signal of the exchange after the first ring: no answer, no end. After a call without a number it takes 30 seconds until another one counts as the next call.',
    },
    lines: 'Lines',
    phases: { idle: 'idle', ringing: 'ringing', answered: 'in a call' },
    port: 'Port',
    unplugged: 'unplugged',
    spare: ', spare',
    notSetUp: 'Not set up yet. The page “Hardware” can find out what it is.',
    linkOff: 'The box does not listen yet',
    heard: (bytes, discarded) => `The box received ${bytes} bytes and discarded ${discarded} of them`,
    tryIt: (device) => `Try ${device}`,
    line: 'Line that rings',
    caller: 'Who calls',
    ring: 'Call',
    answer: 'Answer',
    hangUp: 'Hang up',
    garbage: 'Send noise',
    unplug: 'Unplug',
    plugIn: 'Plug in',
    live: 'Print a line when it rings and when it is answered, too (RC, AN)',
    sent: 'Sent last',
    nothingSent: 'Nothing sent yet',
    asText: 'Text',
    asHex: 'Hex',
    none: 'There is no device to try',
  },
};
