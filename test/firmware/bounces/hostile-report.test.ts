import test from 'ava';
import fc from 'fast-check';
import { readReport } from '../../../firmware/bounces/read-report.ts';
import { plainMail, RETURNED, statusReport } from './report-samples.ts';

const COPIED = `Return-Path: <rusuban@hinata-setsubi.example>\n${RETURNED}\n\ntext\n`;

test('no piece of a report makes its reader fail', async (t) => {
  const [status, text] = [
    statusReport(),
    plainMail({ subject: 'failure notice', body: `<a@b.example>:\n550 no\n${COPIED}` }),
  ];
  const pieces = fc.record({
    of: fc.constantFrom(status, text),
    at: fc.nat(2000),
    cut: fc.nat(300),
    put: fc.uint8Array({ maxLength: 60 }),
  });
  await fc.assert(
    fc.asyncProperty(pieces, async ({ of, at, cut, put }) => {
      const mutated = Buffer.concat([of.subarray(0, at), put, of.subarray(at + cut)]);
      const report = await readReport(mutated);
      t.true(report === null || (report.words.length <= 1000 && report.addresses.length <= 50));
    }),
    { numRuns: 150, seed: 20261124 },
  );
});

const HOSTILE: Readonly<Record<string, Buffer>> = {
  'a thousand parts inside each other': Buffer.from(
    `${statusReport().toString().split('--=_part')[0]}${Array.from({ length: 1000 }, (_, at) => `--=_part${at}\r\nContent-Type: multipart/mixed; boundary="=_part${at + 1}"\r\n\r\n`).join('')}`,
  ),
  'a hundred thousand recipients': statusReport({
    statusFields: [
      '',
      ...Array.from(
        { length: 100_000 },
        (_, at) => `Final-Recipient: rfc822; a${at}@b.example\r\nAction: failed\r\n`,
      ),
    ],
  }),
  'a header line of megabytes': statusReport({ header: [`X-Long: ${'<'.repeat(2_000_000)}`] }),
  'half a million addresses': plainMail({ subject: 'failure notice', body: 'a@'.repeat(500_000) }),
  'words that nearly match': plainMail({
    subject: 'failure notice',
    body: `${'deliver'.repeat(50_000)}${'Message-ID:\n'.repeat(50_000)}${' \t>'.repeat(50_000)}`,
  }),
};
for (const [title, bytes] of Object.entries(HOSTILE))
  test(`${title} cost the reader little`, async (t) => {
    const before = process.cpuUsage();
    const report = await readReport(bytes);
    const { user } = process.cpuUsage(before);
    t.true(report === null || report.addresses.length <= 50);
    // Work of the processor, not time on the wall: a reader that is quadratic would take minutes.
    t.true(user < 5_000_000, `${user} microseconds`);
  });
