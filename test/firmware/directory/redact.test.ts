import test from 'ava';
import { withoutNumber } from '../../../firmware/directory/redact.ts';

const FORMS = ['0355512345', '+81355512345'];

const becomes = test.macro({
  title: (_, text: string, expected: string) => `"${text}" becomes "${expected}"`,
  exec: (t, text: string, expected: string) => t.is(withoutNumber(text, FORMS), expected),
});

test(becomes, 'Call 03-5551-2345 back', 'Call *** back');
test(becomes, '電話番号: 0355512345', '電話番号: ***');
test(becomes, '+81 3 5551 2345', '***');
test(becomes, '<a href="tel:+81355512345">03-5551-2345</a>', '<a href="tel:***">***</a>');
test(becomes, '03（5551）2345 and (03) 5551-2345', '*** and ***');
test(becomes, '10355512345', '10355512345');
test(becomes, '03555123456', '03555123456');

test('a short number is left alone: it may be a price or a year', (t) => {
  t.is(withoutNumber('2026', ['2026']), '2026');
});
