import test from 'ava';
import type { TraceEvent } from '../../../firmware/mail/smtp-trace.ts';
import { BEGINNING, type StoryLine, tell } from '../../../firmware/mail/test-mail-story.ts';

const story = (events: readonly TraceEvent[]): readonly StoryLine[] => {
  let told = BEGINNING;
  return events.flatMap((event) => {
    const next = tell(told, event);
    told = next.story;
    return next.line === null ? [] : [next.line];
  });
};
const sent = (line: string): TraceEvent => ({ type: 'sent', line });
const received = (reply: string): TraceEvent => ({ type: 'received', reply });

test('answers find their questions although a pipelining client asks several at once', (t) => {
  const lines = story([
    received('220 mail.example'),
    sent('MAIL FROM:<a@b.example>'),
    sent('RCPT TO:<c@d.example>'),
    sent('DATA'),
    received('250 2.1.0 Ok'),
    received('450 4.2.0 Greylisted'),
    received('554 5.5.1 no valid recipients'),
  ]);
  t.deepEqual(lines, [
    { step: 'greeting', text: '220 mail.example', until: null },
    { step: 'MAIL FROM', text: '250 2.1.0 Ok', until: null },
    { step: 'RCPT TO', text: '450 4.2.0 Greylisted', until: null },
    { step: 'DATA', text: '554 5.5.1 no valid recipients', until: null },
  ]);
});

test('the end of the mail is answered, too', (t) => {
  const lines = story([
    received('220 hello'),
    sent('DATA'),
    received('354 go ahead'),
    received('250 queued'),
  ]);
  t.deepEqual(lines.at(-1), { step: 'mail', text: '250 queued', until: null });
});

test('of a login in several words only its end is told', (t) => {
  const words = [
    sent('AUTH LOGIN'),
    received('334 VXNlcm5hbWU6'),
    sent('Ym94'),
    received('334 UGFzc3dvcmQ6'),
  ];
  const lines = story([received('220 hello'), ...words, sent('/* secret */'), received('235 ok')]);
  t.deepEqual(lines.slice(1), [{ step: 'AUTH', text: '235 ok', until: null }]);
});

test('a reply of many lines is told in one, and cut', (t) => {
  const reply = ['250-mail.example', '250-SIZE 1000', '250-STARTTLS', '250 8BITMIME'].join('\n');
  t.is(story([received(reply)])[0]?.text, '250 mail.example, SIZE 1000, STARTTLS, 8BITMIME');
  t.is(story([received(`220 ${'x'.repeat(1000)}`)])[0]?.text.length, 300);
});

test('what a terminal would obey is not told', (t) => {
  t.is(story([received('220 \u001b[2Jgone\u0007')])[0]?.text, '220 [2Jgone');
});

test('a server that talks without being asked is told as such', (t) => {
  t.deepEqual(story([received('220 hello'), received('421 bye')])[1], {
    step: 'server',
    text: '421 bye',
    until: null,
  });
});
