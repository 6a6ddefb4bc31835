import test from 'ava';
import { ToldAt } from '../../../firmware/http/contract/common.ts';

const takes = test.macro({
  exec: (t, typed: string, taken: string | null) => {
    const read = ToldAt.safeParse(typed);
    t.is(read.success ? read.data : null, taken);
  },
  title: (_, typed, taken) => `an address typed as ${typed} is ${taken ?? 'refused'}`,
});

test(takes, 'tanaka@office.example', 'tanaka@office.example');
test(takes, 'ｔａｎａｋａ＠ｏｆｆｉｃｅ．ｅｘａｍｐｌｅ ', 'tanaka@office.example');
test(takes, 'https://hooks.example/a', 'https://hooks.example/a');
test(takes, `https://hooks.example/${'a'.repeat(470)}`, `https://hooks.example/${'a'.repeat(470)}`);
test(takes, 'ｍｑｔｔ：tanaka', 'mqtt:tanaka');
test(takes, 'tanaka', null);
test(takes, 'https://tanaka:secret@hooks.example/', null);
