import { once } from 'node:events';
import test, { type ExecutionContext } from 'ava';
import { SMTPServer } from 'smtp-server';
import type { CallPage } from '../../../firmware/http/contract/calls.ts';
import type { Representative } from '../../../firmware/http/contract/customers.ts';
import { filledOffice } from '../../support/filled-office.ts';
import { memo, RULES } from '../../support/office-bodies.ts';
import { as, pairedWith } from '../../support/people.ts';
import { startBox, type TestBox } from '../../support/test-box.ts';

const NUMBER = '0300001201';
/** Would end a header or a line of a card, and begin one of its own. */
const BREAK = '山\r\nBcc: e@e.example\nTEL:666\rX-Evil:1\u2028X';
const ADDRESS = 'a@office.example';

interface Letter {
  readonly recipients: readonly string[];
  readonly raw: string;
}

/** A mail server that keeps what comes to the letter. */
async function keepingServer(t: ExecutionContext): Promise<{ port: number; letters: Letter[] }> {
  const letters: Letter[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, taken) {
      let raw = '';
      stream.setEncoding('latin1').on('data', (part: string) => {
        raw += part;
      });
      stream.on('end', () => {
        letters.push({ recipients: session.envelope.rcptTo.map(({ address }) => address), raw });
        taken();
      });
    },
  });
  server.on('error', () => {});
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  t.teardown(() => new Promise<void>((closed) => server.close(() => closed())));
  const at = listening.address();
  return { port: typeof at === 'object' && at !== null ? at.port : 0, letters };
}

/** The names of the headers, and of those of every part. */
function headersOf(raw: string): string[] {
  const parts = raw.split(/\r\n--/).map((part) => part.split('\r\n\r\n')[0] ?? '');
  return parts.flatMap((part) =>
    [...part.matchAll(/^([\w-]+):/gm)].map(([, name = '']) => name.toLowerCase()),
  );
}

/** Sends what has to be granted. */
async function granted<Body>(box: TestBox, method: string, path: string, body: object): Promise<Body> {
  const answer = await box.ask<Body>(method, path, body);
  if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A missed call of a customer all of whose fields hold the break, and a memo about it. */
async function mailedCall(box: TestBox): Promise<void> {
  const person = await granted<Representative>(box, 'POST', '/api/representatives', {
    ...{ name: BREAK, kana: BREAK, extension: '101', addresses: [{ address: ADDRESS, label: BREAK }] },
  });
  const representativeId = person.id;
  const texts = { kana: BREAK, department: BREAK, contact: BREAK, address: BREAK, fax: BREAK, notes: BREAK };
  const numbers = [{ number: NUMBER, label: BREAK }];
  await granted(box, 'POST', '/api/customers', { name: BREAK, ...texts, representativeId, numbers });
  const settings = { withheldCalls: 'mail', mailWhen: 'always', mailInPresentMode: true };
  await granted(box, 'PUT', '/api/settings', {
    ...{ ...settings, absenceMemo: BREAK, defaultRepresentativeId: representativeId },
  });
  await granted(box, 'PUT', '/api/mail-rules', {
    ...RULES,
    release: { ...RULES.release, collect: 'nothing' },
  });
  const source = { subject: `{{caller}}${BREAK}`, text: BREAK, html: '<p>{{caller}}</p>' };
  await granted(box, 'PUT', '/api/templates/ja/missed', { source });
  const call = box.pbx.ring({ from: NUMBER, did: '0300000001', extensions: ['101'] });
  const read = async () => (await box.ask<CallPage>('GET', '/api/calls')).body.items[0];
  await box.until('the ring', read, (one) => one?.phase === 'ringing');
  call.hangUp('caller');
  const { key = '' } = (await box.until('the end', read, (one) => one?.phase === 'released')) ?? {};
  const author = { author: person.name, authorExtension: '101' };
  await granted(box, 'POST', `/api/calls/${key}/memo`, {
    ...{ representativeId, toAddress: ADDRESS, subject: BREAK, text: BREAK, ...author },
  });
}

test('what somebody types begins no header and no line of its own: subject, names, reply-to, card, exported files', async (t) => {
  const { port, letters } = await keepingServer(t);
  const box = await startBox(t, { mailPort: port });
  await mailedCall(box);
  await box.until(
    'both mails',
    async () => letters.length,
    (count) => count >= 2,
  );
  for (const { recipients, raw } of letters) {
    t.deepEqual(recipients, [ADDRESS]);
    const headers = headersOf(raw);
    t.true(headers.includes('subject'));
    t.deepEqual(
      headers.filter((name) => /bcc|evil|tel/.test(name)),
      [],
      raw,
    );
    t.is(headers.filter((name) => name === 'to').length, 1);
  }
  t.true(
    letters.some(({ raw }) => /text\/vcard/.test(raw)),
    'the card is enclosed',
  );
  t.true(
    letters.some(({ raw }) => /^Reply-To: .*a@office\.example/m.test(raw)),
    'the author has an address',
  );
  const file = async (path: string) => {
    const answer = await fetch(box.url + path, { headers: { cookie: box.cookie } });
    t.regex(answer.headers.get('content-disposition') ?? '', /^attachment; filename="[a-z]+\.[a-z]+"$/);
    return answer.text();
  };
  for (const version of ['3.0', '4.0']) {
    const card = await file(`/api/customers.vcf?version=${version}`);
    t.is(card.match(/^TEL/gm)?.length, 2, 'the number and the fax, and none that was smuggled in');
    t.notRegex(card.replaceAll('\r\n ', ''), /^(?:Bcc|X-Evil|TEL:666)/m);
  }
  t.regex(await file('/api/customers.csv'), /"山 {2}Bcc|山 {2}Bcc/, 'one line, one name');
});

test('addresses of programs and topics that would end a header or reach other topics are refused', async (t) => {
  const box = await startBox(t);
  const bad = [
    ...[
      'https://a.example/\r\nX-Evil: 1',
      'https://user:pass@a.example/',
      'file:///etc/passwd',
      'https://a b',
    ],
    ...[
      'mqtt:a/+/b',
      'mqtt:#',
      'mqtt:../x',
      'mqtt:a\0b',
      'mqtt:$SYS/x',
      'a@b.example\r\nRCPT TO:<x@evil.example>',
    ],
  ];
  for (const address of bad) {
    const { status } = await box.ask('POST', '/api/representatives', { name: 'x', addresses: [{ address }] });
    t.is(status, 400, address);
  }
});

test('a memo does not make the box ask an address of the network: programs are those of the representative', async (t) => {
  const { box, keys } = await filledOffice(t);
  const desk = await pairedWith(box, { name: '机' });
  const path = `/api/calls/${keys['memo']}/memo`;
  const to = (toAddress: string) => as(desk, box, 'POST', path, { ...memo(keys), toAddress });
  for (const address of ['http://169.254.169.254/latest', 'http://127.0.0.1:8080/x', 'mqtt:rusuban/office']) {
    t.is((await to(address)).code, 'invalid', address);
  }
  t.is((await to('somebody@elsewhere.example')).status, 200);
  const own = 'https://chat.office.example/hook';
  const addresses = [{ address: 'a@office.example' }, { address: own }];
  await box.ask('PUT', `/api/representatives/${keys['person']}`, { name: '高橋', addresses });
  t.is((await to(own)).status, 200);
});
