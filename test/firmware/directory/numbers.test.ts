import test from 'ava';
import fc from 'fast-check';
import type { NumberPlan } from '../../../firmware/directory/number-plan.ts';
import { display, normalise, searchDigits } from '../../../firmware/directory/numbers.ts';

const JAPAN: NumberPlan = { region: 'JP' };
const BEHIND_ZERO: NumberPlan = { region: 'JP', outsidePrefix: '0' };
const BEHIND_NINE: NumberPlan = { region: 'JP', outsidePrefix: '9' };

const becomes = test.macro<[raw: string, e164: string, plan?: NumberPlan]>({
  exec(t, raw, e164, plan = JAPAN) {
    t.deepEqual(normalise(raw, plan), { e164, matchKey: e164 });
  },
  title: (_, raw, e164, plan) => `"${raw}" is ${e164} (outside prefix "${plan?.outsidePrefix ?? ''}")`,
});

const TOKYO = '+81312345678';
test(becomes, '0312345678', TOKYO);
test(becomes, '03-1234-5678', TOKYO);
test(becomes, '０３－１２３４－５６７８', TOKYO);
test(becomes, '０３ー１２３４ー５６７８', TOKYO);
test(becomes, ' (03) 1234.5678 ', TOKYO);
test(becomes, '+81 3-1234-5678', TOKYO);
test(becomes, '+81 (0)3-1234-5678', TOKYO);
test(becomes, '+81 03-1234-5678', TOKYO);
test(becomes, '0081312345678', TOKYO);
test(becomes, '010 81 3 1234 5678', TOKYO);
test(becomes, '81312345678', TOKYO);
test(becomes, '184-03-1234-5678', TOKYO);
test(becomes, '1860312345678', TOKYO);
test(becomes, '03-1234-5678（代）', TOKYO);
test(becomes, '03-1234-5678 内線12', TOKYO);
test(becomes, 'tel:+81-3-1234-5678', TOKYO);
test(becomes, '090-1234-5678', '+819012345678');
test(becomes, '0120-123-456', '+81120123456');
test(becomes, '0800-123-4567', '+818001234567');
test(becomes, '03-0000-1201', '+81300001201');
test(becomes, '0184-22-1234', '+81184221234');
test(becomes, '+44 20 7946 0958', '+442079460958');
test(becomes, '010-44-20-7946-0958', '+442079460958');
test(becomes, '0044 20 7946 0958', '+442079460958');
test(becomes, '00312345678', TOKYO, BEHIND_ZERO);
test(becomes, '0312345678', TOKYO, BEHIND_ZERO);
test(becomes, '009012345678', '+819012345678', BEHIND_ZERO);
test(becomes, '09012345678', '+819012345678', BEHIND_ZERO);
test(becomes, '01840312345678', TOKYO, BEHIND_ZERO);
test(becomes, '0081312345678', TOKYO, BEHIND_ZERO);
test(becomes, '90312345678', TOKYO, BEHIND_NINE);
test(becomes, '(212) 555-2123', '+12125552123', { region: 'US' });
test(becomes, '9 212 555 2123', '+12125552123', { region: 'US', outsidePrefix: '9' });

const stays = test.macro<[raw: string, matchKey: string, plan?: NumberPlan]>({
  exec(t, raw, matchKey, plan = JAPAN) {
    t.deepEqual(normalise(raw, plan), { e164: null, matchKey });
  },
  title: (_, raw, _key, plan) =>
    `"${raw}" is no number of the plan (${plan?.region ?? 'JP'}) and is kept as it is`,
});
test(stays, '110', '110');
test(stays, '117', '117');
test(stays, '302', '302');
test(stays, '３０２', '302');
test(stays, '302', '302', { region: 'DE' });
test(stays, '9110', '9110', BEHIND_NINE);
test(stays, '*21#', '*21#');
test(stays, 'Ａnonymous', 'anonymous');
test(stays, '184', '184');
test(stays, '', '');
test(stays, '+', '+');
test(stays, '12125550123', '12125550123');

test('nothing that a wire can deliver makes it throw, and twice normalised is once normalised', (t) => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[+0-9*#() -]{0,70}$/)), (raw) => {
      const once = normalise(raw, BEHIND_NINE);
      const key = once.e164 ?? '';
      t.is(typeof once.matchKey, 'string');
      if (once.e164 !== null) t.is(normalise(key, BEHIND_NINE).matchKey, once.matchKey);
    }),
    { seed: 31, numRuns: 500 },
  );
});

test('every way of writing a Japanese number has one match key', (t) => {
  const national = fc.oneof(fc.stringMatching(/^0[1-9][0-9]{8}$/), fc.stringMatching(/^0[25-9]0[0-9]{8}$/));
  fc.assert(
    fc.property(national, (digits) => {
      const key = `+81${digits.slice(1)}`;
      const writings = [
        digits,
        display(digits, 'JP'),
        `+81${digits.slice(1)}`,
        `0081${digits.slice(1)}`,
        `01081${digits.slice(1)}`,
        `184${digits}`,
        [...digits].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('－'),
      ];
      for (const writing of writings) t.is(normalise(writing, JAPAN).matchKey, key, writing);
    }),
    { seed: 81, numRuns: 300 },
  );
});

const shownAs = test.macro<[number: string, shown: string, region?: string]>({
  exec(t, number, shown, region = 'JP') {
    t.is(display(number, region), shown);
  },
  title: (_, number, shown, region) => `${number} is shown in ${region ?? 'JP'} as ${shown}`,
});
test(shownAs, '0312345678', '03-1234-5678');
test(shownAs, '+81312345678', '03-1234-5678');
test(shownAs, '+819012345678', '090-1234-5678');
test(shownAs, '05012345678', '050-1234-5678');
test(shownAs, '0120123456', '0120-123-456');
test(shownAs, '08001234567', '0800-123-4567');
test(shownAs, '0450003310', '045-000-3310');
test(shownAs, '0422221201', '0422-22-1201');
test(shownAs, '0270001188', '0270-00-1188');
test(shownAs, '0300001201', '03-0000-1201');
test(shownAs, '0600001201', '06-0000-1201');
test(shownAs, '0211630722', '021-163-0722');
test(shownAs, '09000004821', '090-0000-4821');
test(shownAs, '+442079460958', '+44 20 7946 0958');
test(shownAs, '+81312345678', '+81 3 1234 5678', 'US');
test(shownAs, '302', '302');
test(shownAs, '*21#', '*21#');

test('a search looks for digits as they are dialled at home', (t) => {
  t.is(searchDigits('+81312345678', 'JP'), '0312345678');
  t.is(searchDigits('+442079460958', 'JP'), '442079460958');
  t.is(searchDigits('302', 'JP'), '302');
  t.is(searchDigits('anonymous', 'JP'), '');
});
