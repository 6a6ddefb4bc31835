import test from 'ava';
import { runSigkill } from '../../scripts/soak/sigkill.ts';

test('killed again and again over a day of calls, the box forgets no missed call and no mail', async (t) => {
  t.timeout(180_000);
  const report = await runSigkill({ kills: 6, seed: 20261124, say: (line) => t.log(line) });
  t.true(report.missed > 0, 'the day had missed calls');
  t.deepEqual(report.withoutRecord, []);
  t.deepEqual(report.withSeveralRecords, []);
  t.deepEqual(report.withoutMail, []);
  t.deepEqual(report.mailedTwice, []);
});
