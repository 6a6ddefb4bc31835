import test from 'ava';
import { rejects } from './rejects.ts';
import { AMI, faultsOf, SMALL } from './sample-files.ts';

const withLine = (text: string): string => `${SMALL}${text}`;

test(
  'an unknown key',
  rejects,
  withLine('site: { timzone: Asia/Tokyo }'),
  'site.timzone',
  4,
  /not known/,
  /"timezone"/,
);
test('an unknown section', rejects, withLine('mial: {}'), 'mial', 4, /not known/, /"mail"/);
test(
  'a port out of range',
  rejects,
  withLine('http: { port: 99999 }'),
  'http.port',
  4,
  /above 65535/,
  /8080/,
);
test(
  'a port that is no number',
  rejects,
  withLine('http: { port: http }'),
  'http.port',
  4,
  /whole number/,
  /8080/,
);
test(
  'an address of the page with a protocol',
  rejects,
  withLine('http: { host: "https://0.0.0.0" }'),
  'http.host',
  4,
  /not a host name/,
  /without protocol/,
);
test(
  'an unknown time zone',
  rejects,
  withLine('site: { timezone: Tokyo }'),
  'site.timezone',
  4,
  /time zone/,
  /Asia\/Tokyo/,
);
test('an empty section', rejects, withLine('log:'), 'log', 4, /is empty/, /level/);
test('a list instead of a section', rejects, withLine('log: [info]'), 'log', 4, /section/, /level/);
test(
  'two lines of one name',
  rejects,
  SMALL.replace('{ id: "1" }', '{ id: "1" }, { id: "1" }'),
  'lines[1].id',
  2,
  /twice/,
  /own/,
);
test(
  'a list that must not be empty',
  rejects,
  `${SMALL}${AMI.replace('["PJSIP/trunk*"]', '[]')}`,
  'links[0].trunk',
  9,
  /empty list/,
  /at least one/,
);
test(
  'a password without a user',
  rejects,
  SMALL.replace('host: mail.example.co.jp', 'host: m, password: x'),
  'mail.server.user',
  3,
  /missing/,
  /user/,
);
test(
  'a user without a password',
  rejects,
  SMALL.replace('host: mail.example.co.jp', 'host: m, user: x'),
  'mail.server.password',
  3,
  /missing/,
  /password-file/,
);
test(
  'a password in the clear',
  rejects,
  SMALL.replace('host: mail.example.co.jp', 'host: m, user: x, password: y, security: none'),
  'mail.server.security',
  3,
  /unencrypted/,
  /starttls/,
);
test(
  'a bad sender',
  rejects,
  SMALL.replace('box@example.co.jp', 'box at example'),
  'mail.from.address',
  3,
  /mail address/,
  /@/,
);
test(
  'a bad back-off list',
  rejects,
  SMALL.replace('mail: {', 'mail: { retry: "5m*…, 1x",'),
  'mail.retry',
  3,
  /"5m\*…".*last/,
  /5m\*2/,
);
test(
  'a bad cron expression',
  rejects,
  SMALL.replace('mail: {', 'mail: { sweep: "61 * * * *",'),
  'mail.sweep',
  3,
  /minute/,
  /five fields/,
);
test(
  'a switch beside buttons',
  rejects,
  withLine('panel: { chip: a, switch: { offset: 3 }, absent-button: { offset: 4 } }'),
  'panel.switch',
  4,
  /besides/,
  /either/,
);
test(
  'a pin used twice',
  rejects,
  withLine('panel: { chip: a, absent-led: { offset: 4 }, absent-button: { offset: 4 } }'),
  'panel.absent-led.offset',
  4,
  /used by/,
  /own/,
);
test(
  'pins without a chip',
  rejects,
  withLine('panel: { absent-led: { offset: 4 } }'),
  'panel.chip',
  4,
  /missing/,
  /pinctrl/,
);
test('a tab', rejects, 'site:\n\tname: x\n', '', 2, /tab/, /blanks/);
test('a key given twice', rejects, `${SMALL}log: { level: info, level: debug }`, '', 4, /twice/, /Remove/);

test('all faults of a file are listed at once, in the order of the file', (t) => {
  const text = `site: { region: Japan }\nhttp: { port: 0x50 }\nhttp: {}\n${SMALL.replace('box@', 'box ')}panel: { switch: {} }\n`;
  const found = faultsOf(text);
  t.deepEqual(
    found.map(({ path, line }) => [path, line]),
    [
      ['site.region', 1],
      ['', 3],
      ['mail.from.address', 6],
      ['panel.switch.offset', 7],
      ['panel.chip', 7],
    ],
  );
});
