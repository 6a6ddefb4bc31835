import { join } from 'node:path';
import test from 'ava';
import { connect } from '../../../firmware/store/connection.ts';
import { MIGRATIONS } from '../../../firmware/store/migrations/index.ts';
import { getMail } from '../../../firmware/store/outbox-desk.ts';
import { silentLog } from '../../../hw/log.ts';
import { temporaryFolder } from './temporary-box.ts';

test('what a mail was told before there were codes stays as it was, and has no codes', async (t) => {
  const knex = connect(join(temporaryFolder(t), 'box.db'), silentLog);
  t.teardown(() => knex.destroy());
  const at = MIGRATIONS.findIndex(({ name }) => name === '0012-mail-faults');
  for (const { up } of MIGRATIONS.slice(0, at)) await up(knex);
  const reply = 'the mail server did not answer in time (Timeout)';
  await knex.raw(
    `INSERT INTO outbox (key, site_id, purpose, state, to_name, to_addresses, subject, text, html, message_id,
       attempts, last_reply, composed_at) VALUES ('k', 's', 'memo', 'queued', '', '["a@x.example"]', '', '', '', '<i>', 1, ?, 5)`,
    [reply],
  );
  await knex.raw("INSERT INTO outbox_attempt VALUES ('1', 'k', 7, 'later', ?)", [reply]);
  for (const { up } of MIGRATIONS.slice(at)) await up(knex);
  t.like(await getMail(knex, 'k'), {
    ...{ lastReply: reply, lastFaults: [] },
    tries: [{ at: 7, result: 'later', reply, faults: [] }],
  });
});
