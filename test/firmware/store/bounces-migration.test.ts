import { join } from 'node:path';
import test from 'ava';
import { connect } from '../../../firmware/store/connection.ts';
import { MIGRATIONS } from '../../../firmware/store/migrations/index.ts';
import { silentLog } from '../../../hw/log.ts';
import { temporaryFolder } from './temporary-box.ts';

const OLD = `key, site_id, call_key, purpose, state, to_name, to_addresses, subject, text, html, message_id, attempts,
  last_reply, composed_at, finished_at, urgency, charset, thread, vcard, digest_key, clock_run`;

test('mails and attempts of a box from before bounces are kept as they were, and may come back from now on', async (t) => {
  const knex = connect(join(temporaryFolder(t), 'box.db'), silentLog);
  t.teardown(() => knex.destroy());
  const at = MIGRATIONS.findIndex(({ name }) => name === '0011-bounces');
  for (const { up } of MIGRATIONS.slice(0, at)) await up(knex);
  const values = [
    'call',
    'memo',
    'sent',
    '高橋',
    '["A@X.example"]',
    's',
    't',
    'h',
    '<id>',
    3,
    '250 ok',
    5,
    6,
    2,
  ];
  await knex.raw(
    `INSERT INTO outbox (${OLD}) VALUES ('k', 'site', ${values.map(() => '?').join(', ')}, 'shift_jis', '<thread>',
       'card', 'd', 'run')`,
    values,
  );
  for (const [id, reply] of [
    ['2', 'first'],
    ['1', 'second'],
  ])
    await knex.raw("INSERT INTO outbox_attempt VALUES (?, 'k', 7, 'later', ?)", [id ?? '', reply ?? '']);
  const [before] = await knex.raw('SELECT * FROM outbox');
  await MIGRATIONS[at]?.up(knex);
  const [after] = await knex.raw('SELECT * FROM outbox');
  t.like(after, before);
  t.like(after, { to_domain: 'x.example', notice_key: null, is_untold: 0, bounced_from: '[]' });
  t.deepEqual(
    (await knex.raw('SELECT reply FROM outbox_attempt ORDER BY at, rowid')).map(
      (row: { reply: string }) => row.reply,
    ),
    ['first', 'second'],
  );
  await knex.raw("UPDATE outbox SET state = 'bounced'");
  await knex.raw("INSERT INTO outbox_attempt VALUES ('3', 'k', 8, 'bounced', 'r')");
  await t.throwsAsync(knex.raw("UPDATE outbox SET state = 'lost'"), { message: /CHECK/ });
});
