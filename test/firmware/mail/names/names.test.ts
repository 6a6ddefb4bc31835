import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { aloneMissing, runAlone } from '../../../support/name-server/alone.ts';
import { temporaryFolder } from '../../store/temporary-box.ts';
import { FAILURES, type SentByName } from './send-by-name.ts';

const PROGRAM = fileURLToPath(new URL('send-by-name.ts', import.meta.url));
const TITLE =
  'a name server that knows no such name, fails, refuses or says nothing: the mail waits with the reason, and leaves when the name is there';

/** A real resolver before a real name server, both in a network of their own. */
async function run(t: ExecutionContext): Promise<void> {
  const folder = temporaryFolder(t);
  const missing = aloneMissing(folder);
  if (missing !== null) {
    t.log(`skipped: ${missing}`);
    t.pass();
    return;
  }
  const said: Readonly<Record<string, SentByName>> = JSON.parse(
    runAlone(folder, [process.execPath, PROGRAM]),
  );
  for (const failure of FAILURES) {
    const sent = said[failure];
    t.like(sent, { isAsked: true, state: 'queued', later: { state: 'sent', attempts: 2 } }, failure);
    t.regex(sent?.lastReply ?? '', /^the name of the mail server \S+ cannot be resolved \(.*\.mail\.example/);
    t.deepEqual(sent?.tries, [sent?.lastReply ?? ''], 'the words are kept with the attempt');
  }
  t.regex(said['nxdomain']?.lastReply ?? '', /ENOTFOUND/);
  t.regex(said['servfail']?.lastReply ?? '', /EAI_AGAIN/);
  t.regex(said['silent']?.lastReply ?? '', /timed out/);
}
test(TITLE, run);
