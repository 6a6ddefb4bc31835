import { PANASONIC_A } from '../../hw/pbx/smdr/layouts/panasonic.ts';
import type { Config } from '../config/config.ts';
import type { MailServerConfig } from '../config/mail-config.ts';
import { DEVICE_LINES, OFFICE } from '../demo/office.ts';

/** The demo knows where its devices are when it has made their ports. */
const NOWHERE = { type: 'path', path: '/dev/null' } as const;

/**
 * What `start --demo` runs with when no file is named: the invented office. The demo puts its own ends in place of
 * the addresses: host and port of the PBX and of the mail server, the path of the modem, the pins of the panel.
 */
export const demoConfig: Config & { readonly mail: { readonly server: MailServerConfig } } = {
  site: {
    name: OFFICE.name,
    region: 'JP',
    timezone: 'Asia/Tokyo',
    trustClock: false,
    locale: 'ja',
    outsidePrefix: '',
    pbxId: 'demo-pbx',
    pageUrl: null,
  },
  http: { port: 8080, host: '127.0.0.1', names: [], redirectPort: null, certificate: null },
  data: '.demo',
  lines: [...OFFICE.lines, ...DEVICE_LINES],
  extensions: OFFICE.extensions,
  links: [
    {
      type: 'asterisk-ami',
      name: 'pbx',
      host: '127.0.0.1',
      port: 5038,
      username: 'rusuban',
      secret: 'demo',
      trunk: ['PJSIP/trunk*'],
      extension: ['PJSIP/*'],
      lines: OFFICE.lines.map(({ id, number }) => ({ type: 'did', did: number, line: id }) as const),
    },
    { type: 'modem', name: 'modem-1', line: '1', port: NOWHERE, baud: 115_200 },
    { type: 'modem', name: 'modem', line: '11', port: NOWHERE, baud: 115_200 },
    { type: 'aloha', name: 'aloha', line: '12', port: NOWHERE, baud: 9_600 },
    { type: 'whozz', name: 'whozz', lines: ['13', '14'], port: NOWHERE, baud: 9_600, tellsAnswers: true },
    {
      type: 'smdr',
      name: 'smdr',
      layout: { ...PANASONIC_A, date: 'mdy' },
      port: NOWHERE,
      baud: 9_600,
      login: null,
      lines: [
        { type: 'channel', pattern: '01', line: '15' },
        { type: 'channel', pattern: '02', line: '16' },
      ],
    },
    { type: 'fsk', name: 'fsk-chip', line: '17', port: NOWHERE, baud: 1_200 },
  ],
  panel: {
    backend: 'memory',
    chip: 'demo',
    buttons: {
      type: 'pair',
      absent: { offset: 0, activeLow: true },
      present: { offset: 1, activeLow: true },
    },
    absentLed: { offset: 2, activeLow: false },
    debounceMs: 30,
  },
  mail: {
    from: { address: `rusuban@${OFFICE.domain}`, name: `${OFFICE.name} 留守番` },
    server: {
      type: 'smtp',
      host: '127.0.0.1',
      port: 25,
      security: 'none',
      login: null,
      verifyCertificate: true,
      fingerprint: null,
      authorities: [],
    },
    bounceAddress: `rusuban@${OFFICE.domain}`,
    fallback: null,
    // A few seconds: whoever watches the demo wants to see a mail go out at the second try.
    retry: { delays: [5_000, 15_000, 60_000], isEndless: true },
    sweep: '* * * * *',
    pace: { connections: 2, mailsPerConnection: 100, mailsPerMinute: null },
    dkim: null,
    flush: { before: null, after: null },
    domain: OFFICE.domain,
  },
  bounces: null,
  calls: { fuseMs: 10_000, announceMs: 4000, noCallerIdMs: 3000, maxCallHours: 12 },
  information: [],
  webhook: null,
  mqtt: null,
  backup: null,
  health: { mailMinutes: 30, linkMinutes: 10, silenceHours: 0, silence: [] },
  log: { level: 'warn' },
};
