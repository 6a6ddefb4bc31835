import test from 'ava';
import { lengthOf, splitLegalForm } from '../../../web-admin/src/format/legal-form.ts';

const split = test.macro({
  exec(t, name: string, before: string, core: string, after: string) {
    t.deepEqual(splitLegalForm(name), { before, core, after });
  },
  title: (_, name) => `the legal form of ${name}`,
});
test(split, '株式会社青葉製作所', '株式会社', '青葉製作所', '');
test(split, '北斗印刷株式会社', '', '北斗印刷', '株式会社');
test(split, '医療法人社団つばさ会', '医療法人社団', 'つばさ会', '');
test(split, '医療法人つばさ会', '医療法人', 'つばさ会', '');
test(split, '（株）青葉', '（株）', '青葉', '');
test(split, '㈲みなと運輸', '㈲', 'みなと運輸', '');
test(split, '株式会社 青葉', '株式会社', '青葉', '');
test(split, 'Aoba Manufacturing Co., Ltd.', '', 'Aoba Manufacturing', 'Co., Ltd.');
test(split, 'Hinata Inc.', '', 'Hinata', 'Inc.');
test(split, '桐生建具店', '', '桐生建具店', '');
test(split, '株式会社', '', '株式会社', '');
test(split, 'AG', '', 'AG', '');
test(split, '<script>alert(1)</script>', '', '<script>alert(1)</script>', '');

test('fourteen full-width or twenty-six Latin letters still fit at the large size', (t) => {
  t.not(lengthOf('あ'.repeat(14)), 'long');
  t.is(lengthOf('あ'.repeat(15)), 'long');
  t.not(lengthOf('a'.repeat(26)), 'long');
  t.is(lengthOf('a'.repeat(27)), 'long');
});

test('the legal form does not count towards the large size', (t) => {
  t.not(lengthOf(`株式会社${'あ'.repeat(14)}`), 'long');
});

test('in a narrow row it counts with the room that it takes', (t) => {
  t.is(lengthOf('あ'.repeat(12)), 'usual');
  t.is(lengthOf('あ'.repeat(13)), 'middle');
  t.is(lengthOf(`株式会社${'あ'.repeat(9)}`), 'usual');
  t.is(lengthOf(`株式会社${'あ'.repeat(10)}`), 'middle');
  t.is(lengthOf(`株式会社${'あ'.repeat(5)}`), 'short');
});
