import test from 'ava';
import { createTransport } from '../../../firmware/mail/smtp.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { resultText } from '../../support/mail-faults.ts';
import { mailConfig, OUTGOING } from '../../support/smtp-mail.ts';
import { type Script, startScriptedServer } from '../../support/smtp-scripted-server.ts';

const outcome = test.macro({
  async exec(t, script: Script, expected: string, reply: RegExp) {
    const server = await startScriptedServer(script);
    t.teardown(() => server.stop());
    const result = await createTransport(mailConfig(server.port), {
      clock: new FakeClock(),
      log: silentLog,
    }).send(OUTGOING);
    t.is(result.type === 'later' ? `later, ${result.scope}` : result.type, expected);
    t.regex(resultText(result), reply);
  },
  title: (says) => says ?? '',
});
const say = (words: string) => ({ say: words });

test(
  'a mail that the server took is accepted, with its words',
  outcome,
  {},
  'accepted',
  /^250 2\.0\.0 taken$/,
);
test(
  'a recipient whom the server does not know is refused, with the words of the server only',
  outcome,
  { RCPT: say('550 5.1.1 <takahashi@hinata-setsubi.example>: User unknown') },
  'refused',
  /^550 5\.1\.1 <takahashi@hinata-setsubi\.example>: User unknown$/,
);
test(
  'a refusal of several lines is kept as one',
  outcome,
  { RCPT: say('550-5.1.1 Nobody here\r\n550-5.1.1 has this name\r\n550 5.1.1 see the manual') },
  'refused',
  /^550 5\.1\.1 Nobody here 5\.1\.1 has this name 5\.1\.1 see the manual$/,
);
test(
  'greylisting is for later, and of this mail alone',
  outcome,
  { RCPT: say('450 4.2.0 Greylisted') },
  'later, mail',
  /^450 4\.2\.0 Greylisted$/,
);
test(
  'a full mailbox (552) is for later',
  outcome,
  { RCPT: say('552 5.2.2 Mailbox full') },
  'later, mail',
  /^552 5\.2\.2 Mailbox full$/,
);
test(
  'content that the server refuses is refused',
  outcome,
  { end: say('554 5.6.0 Message content rejected') },
  'refused',
  /^554 5\.6\.0 Message content rejected$/,
);
test(
  'a full disk of the server is for later',
  outcome,
  { end: say('452 4.3.1 Insufficient storage') },
  'later, mail',
  /^452 4\.3\.1/,
);
test(
  'a server that closes for maintenance is for later, and so for every mail',
  outcome,
  { MAIL: say('421 4.3.2 Shutting down') },
  'later, server',
  /421 4\.3\.2 Shutting down$/,
);
test(
  'a server that closes in the middle of a mail is for later, with its words',
  outcome,
  { end: say('421 4.4.2 Timeout') },
  'later, server',
  /421 4\.4\.2 Timeout$/,
);
test(
  '421 as a greeting is for later',
  outcome,
  { banner: say('421 Too busy') },
  'later, server',
  /^the mail server \S+ has no time at present: 421 Too busy$/,
);
test(
  'a server that lets nobody in does not park the mail',
  outcome,
  { banner: say('554 No SMTP service here') },
  'later, server',
  /^the mail server \S+ does not let us in: 554 No SMTP service here$/,
);
test(
  'a refused sender does not park the mail',
  outcome,
  { MAIL: say('550 5.7.1 Sender not allowed') },
  'later, server',
  /our sender \S+: 550 5\.7\.1 Sender not allowed$/,
);
test(
  'a mail too large for the server is refused',
  outcome,
  { MAIL: say('552 5.3.4 Too large') },
  'refused',
  /552 5\.3\.4 Too large$/,
);
test(
  'a mail larger than the server announced is not even offered',
  outcome,
  { EHLO: say('250-scripted.test\r\n250 SIZE 100'), MAIL: say('250 ok') },
  'refused',
  /^the mail is larger than the mail server \S+ allows/,
);
test(
  'a server that wants a login does not park the mail',
  outcome,
  { RCPT: say('530 5.7.0 Authentication required') },
  'later, server',
  /does not forward mail for us: 530 5\.7\.0/,
);
test(
  'a server that does not relay for us does not park the mail',
  outcome,
  { RCPT: say('554 5.7.1 <a@example.com>: Relay access denied') },
  'later, server',
  /does not forward mail for us: 554 5\.7\.1/,
);
test(
  'a connection cut before the greeting is for later',
  outcome,
  { banner: 'cut' },
  'later, server',
  /^the mail server \S+ ended the connection before it had the mail/,
);
test(
  'a connection cut after the mail and before its 250 is for later',
  outcome,
  { end: 'cut' },
  'later, mail',
  /^the mail server \S+ ended the connection before it had the mail/,
);
test(
  'something else than a mail server is for later',
  outcome,
  { banner: say('HTTP/1.1 400 Bad Request') },
  'later, server',
  /HTTP\/1\.1 400 Bad Request/,
);
