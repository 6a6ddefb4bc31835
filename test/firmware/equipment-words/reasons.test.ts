import test from 'ava';
import { japaneseReasons } from '../../../firmware/equipment-words/japanese-reasons.ts';
import { shownReason } from '../../../firmware/equipment-words/shown-reason.ts';
import { whyText } from '../../../firmware/equipment-words/why-text.ts';
import { reasonRows } from '../../../firmware/http/reason-rows.ts';
import { type Reason, type ReasonWords, textOf } from '../../../hw/reason.ts';

type Facts = { readonly [Code in keyof ReasonWords]: Parameters<ReasonWords[Code]>[0] };

const port = '/dev/ttyUSB7';
const place = '192.0.2.17:5038';
const said = 'Input/output error';
const peer = '192.0.2.18';
const listening = { host: '192.0.2.19', port: 3017 } as const;
const tcp = { transport: 'TCP', port: 3018 } as const;
const line = { chip: 'pinctrl-rp1', offset: 27 };
const paths = ['/dev/gpiochip0', '/dev/gpiochip4'];
const folder = '/sys/class/gpio';

/** Facts for every code; the compiler finds a missing one. */
const FACTS: Facts = {
  'serial-missing': { path: port },
  'usb-missing': { serial: 'A5XK3RJT' },
  'serial-denied': { port },
  'serial-busy': { port },
  'serial-foreign': { port },
  'serial-gone': { port, said },
  'serial-fault': { port, said },
  'serial-mute': { port },
  'serial-stuck': { port },
  'tcp-name-unknown': { host: 'pbx.example' },
  'tcp-refused': { place },
  'tcp-unreachable': { place },
  'tcp-no-answer': { place },
  'tcp-reset': { place },
  'tcp-closed': { place },
  'tcp-not-read': { place },
  'tcp-broken': { place, said },
  'check-address': {},
  'port-taken': tcp,
  'port-forbidden': tcp,
  'address-foreign': { host: peer },
  'listen-failed': { ...listening, transport: 'UDP', said },
  waiting: listening,
  'waiting-again': listening,
  'peer-broken': { peer },
  'peer-not-reading': { peer },
  'stranger-refused': { ...listening, stranger: peer, from: '192.0.2.20' },
  'login-refused': {},
  'login-not-asked': {},
  'login-not-done': {},
  'modem-mute': {},
  'modem-refuses': { commands: ['AT+VCID=1', 'AT#CID=1'] },
  'modem-ready': { command: 'AT+VCID=1' },
  'gpio-not-opened': {},
  'gpio-none': {},
  'gpio-no-device': {},
  'gpio-speaks-v2': { path: '/dev/gpiochip0' },
  'gpio-denied': { paths },
  'gpio-too-old': { paths },
  'gpio-by-sysfs': { folder },
  'gpio-not-in-sysfs': { folder },
  'gpio-no-sysfs': { folder },
  'gpio-no-such-chip': { chip: 'pinctrl-rp1', known: ['pinctrl-bcm2711'], closed: ['/dev/gpiochip4'] },
  'gpio-no-such-line': { ...line, last: 53 },
  'gpio-line-held': { ...line, holder: 'led0' },
  'gpio-line-ours': line,
  'gpio-line-gone': line,
  'gpio-line-denied': line,
  'gpio-line-no-edges': line,
  'gpio-line-unsuited': line,
  'gpio-line-not-by-sysfs': line,
  'gpio-line-unknown': line,
  'gpio-line-fault': { ...line, said },
  'gpio-fault': { said },
  'asterisk-too-old': { version: '1.1' },
  'asterisk-foreign': {},
  'asterisk-no-greeting': {},
  'asterisk-silent': {},
  'asterisk-login-late': {},
  'asterisk-list-late': {},
  'asterisk-login-refused': { user: 'rusuban-7' },
  'asterisk-user-taken': { user: 'rusuban-7' },
  'check-asterisk': {},
  'freeswitch-foreign': {},
  'freeswitch-no-greeting': {},
  'freeswitch-silent': {},
  'freeswitch-ended': {},
  'freeswitch-login-late': {},
  'freeswitch-list-late': {},
  'freeswitch-login-refused': {},
  'freeswitch-address-refused': {},
  'freeswitch-events-refused': {},
  'check-freeswitch': {},
  'csta-foreign': {},
  'csta-no-session': {},
  'csta-silent': {},
  'csta-ended': {},
  'csta-monitor-ended': {},
  'csta-answer-late': {},
  'csta-session-refused': { application: 'rusuban-7', said },
  'csta-not-renewed': { said },
  'csta-nothing-monitored': { count: 17 },
  'check-csta': {},
  'fritzbox-foreign': {},
  'check-fritzbox': {},
  'no-equipment': {},
  stopped: {},
  connecting: {},
};

const REASONS = Object.entries(FACTS).map(([code, facts]) => ({ code, ...facts }) as Reason);
const factsOf = (reason: Reason): string[] =>
  Object.entries(reason).flatMap(([name, fact]) => (name === 'code' ? [] : [fact].flat().map(String)));

test('everything that equipment reports has an English sentence, with all its facts in it', (t) => {
  for (const reason of REASONS) {
    const text = textOf([reason]);
    t.regex(text, /^[^぀-ヿ㐀-鿿]{10,}$/, reason.code);
    t.false(text.includes('undefined'), text);
    for (const fact of factsOf(reason)) t.true(text.includes(fact), `${reason.code} leaves out ${fact}`);
  }
});

test('and a Japanese one, beside which the words of a machine stand as they came', (t) => {
  for (const row of reasonRows(REASONS)) {
    const shown = shownReason(row, japaneseReasons);
    t.false(shown.isOfBox, row.code);
    t.regex(shown.text, /[぀-ヿ].*。$/, row.code);
    t.false(shown.text.includes('undefined'), shown.text);
    for (const fact of Object.values(row.facts).flat().map(String))
      t.true(`${shown.text}${shown.said}`.includes(fact), `${row.code} leaves out ${fact}`);
  }
});

test('what is empty is left out: an adapter by its number, every address, no commands, no chips, no holder', (t) => {
  const japanese = (reason: Reason) =>
    reasonRows([reason]).map((row) => shownReason(row, japaneseReasons).text)[0];
  const both = (reason: Reason) => [textOf([reason]), japanese(reason)];
  t.deepEqual(both({ code: 'serial-stuck', port: 'usb:A5XK' }), [
    'The USB adapter A5XK does not take what is written to it. Check the device and the settings of the port.',
    'USB アダプター A5XK の先の機器が、送ったデータを受け取りません。機器と、ポートの設定を確かめてください。',
  ]);
  t.deepEqual(both({ code: 'waiting', host: '', port: 3000 }), [
    'Waiting at port 3000 for the equipment to connect.',
    'ポート 3000 で、機器がつないでくるのを待っています。',
  ]);
  t.regex(both({ code: 'modem-refuses', commands: [] }).join(), /every command.*どのコマンドも/);
  t.regex(
    both({ code: 'gpio-no-such-chip', chip: 'x', known: [], closed: [] }).join(),
    /there is none\..*一つも見つかりません。/,
  );
  t.regex(both({ code: 'gpio-line-held', ...line, holder: '' }).join(), /gave no name.*ほかの何か/);
  t.regex(both({ code: 'tcp-broken', place, said: '' }).join(), /broke\./);
});

test('a code that the page does not know yet is shown in the English words of the box', (t) => {
  const row = { code: 'tcp-frozen', facts: { place }, text: 'It is frozen.' };
  for (const table of [japaneseReasons, {}])
    t.deepEqual(shownReason(row, table), {
      text: 'It is frozen.',
      isOfBox: true,
      said: '',
    });
  t.true(shownReason({ ...row, code: 'constructor' }, japaneseReasons).isOfBox);
});

const PULLED = reasonRows([
  { code: 'serial-gone', port: '/dev/ttyUSB0', said: 'Input/output error' },
  { code: 'login-not-done' },
]);

test('why equipment is down is one text in the language of a mail, with what a machine said set off', (t) => {
  t.is(
    whyText(PULLED, 'ja'),
    '/dev/ttyUSB0 が抜かれたか、ドライバーが働かなくなりました。ケーブルと機器の電源を確かめてください。「Input/output error」ログインが終わる前のことです。設定の login を確かめてください。',
  );
  t.regex(whyText(PULLED, 'en'), /gave up \(Input\/output error\)\. .* The login was not done yet/);
});

test('where nothing was told there is nothing to say', (t) => {
  t.deepEqual([whyText([], 'ja'), whyText([], 'en')], ['', '']);
});
