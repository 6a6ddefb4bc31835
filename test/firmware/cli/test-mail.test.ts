import test from 'ava';
import { EXIT } from '../../../firmware/cli/command.ts';
import { type TestMailRequest, testMailCommand } from '../../../firmware/cli/commands/test-mail.ts';
import { type } from './fake-surroundings.ts';

const FILE =
  'data: /srv/box\nlines: [ { id: "1" } ]\nmail: { from: { address: a@b.example }, server: { host: m } }\n';
const FILES = { '/etc/rusuban/rusuban.yaml': FILE, '/other.yaml': FILE.replace('host: m', 'host: other') };

const typed = async (words: string, isTaken = true) => {
  const requests: TestMailRequest[] = [];
  const command = testMailCommand(async (request) => {
    requests.push(request);
    request.say('one');
    request.say('two');
    return isTaken;
  });
  const seen = await type(['test-mail', ...words.split(' ').filter(Boolean)], [command], { files: FILES });
  return { ...seen, request: requests[0] };
};

test('the mail goes to the address that was typed, through the configured server', async (t) => {
  const { code, out, request } = await typed('ito@hinata-setsubi.example');
  t.is(code, EXIT.done);
  t.is(out, 'one\ntwo\n');
  t.is(request?.address, 'ito@hinata-setsubi.example');
  t.like(request?.file.config.mail.server, { host: 'm' });
  const other = await typed('a@b.example --config /other.yaml');
  t.like(other.request?.file.config.mail.server, { host: 'other' });
});

test('a mail that the server did not take ends with 1', async (t) => {
  t.is((await typed('a@b.example', false)).code, EXIT.failed);
});

test('what is no mail address is refused before anything is sent', async (t) => {
  for (const words of ['nobody', 'a@b,c@d', '<a@b.example>']) {
    const { code, err, request } = await typed(words);
    t.is(code, EXIT.refused);
    t.regex(err, /is not a mail address/);
    t.is(request, undefined);
  }
  t.is((await typed('')).code, EXIT.refused);
});

test('a configuration with faults is refused', async (t) => {
  t.is((await typed('a@b.example --config /nowhere.yaml')).code, EXIT.refused);
});
