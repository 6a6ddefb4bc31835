import test from 'ava';
import { runSoak } from '../../scripts/soak/soak.ts';

test('500 calls while the box is killed, its mail server fails and its clock jumps: each missed call has its one mail', async (t) => {
  t.timeout(900_000);
  const report = await runSoak({ calls: 500, callsPerKill: 100, seed: 20261124, say: (line) => t.log(line) });
  t.true(report.missed > 0, 'the day had missed calls');
  t.true(report.kills > 2);
  t.deepEqual(report.withoutRecord, []);
  t.deepEqual(report.withSeveralRecords, []);
  t.deepEqual(report.withoutMail, []);
  t.deepEqual(report.mailedTwice, []);
  t.deepEqual(report.twice.unexplained, []);
});
