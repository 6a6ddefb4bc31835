import { readFileSync } from 'node:fs';
import test from 'ava';
import { good } from './sample-files.ts';

const guide = readFileSync(new URL('../../../docs/call-logs.md', import.meta.url), 'utf8');
const blocks = [...guide.matchAll(/```yaml\n(links:\n.*?)```/gs)].map(([, yaml = '']) => yaml);
const OFFICE = `
lines: [ { id: "1" }, { id: "2" } ]
mail: { from: { address: box@example.co.jp }, server: { host: mail.example.co.jp } }
`;

test('the guide to call logs has sections to paste', (t) => {
  t.true(blocks.length >= 6);
});

for (const [at, yaml] of blocks.entries()) {
  test(`section ${at + 1} of the guide to call logs can be pasted as it stands`, (t) => {
    const { links } = good(OFFICE + yaml, () => 'secret of a file');
    t.true(links.length > 0);
  });
}
