import test from 'ava';
import fc from 'fast-check';
import { parseDevice } from '../../../../hw/pbx/csta-xml/device.ts';
import { at, escapeXml, parseXml, textAt } from '../../../../hw/pbx/csta-xml/xml.ts';

const RUNS = { seed: 20_261_124, numRuns: 500 };

test('prefixes, attributes, comments, instructions and white space do not matter', (t) => {
  const document = parseXml(
    '\uFEFF<?xml version="1.0"?>\n<!-- <x> --><a:b xmlns:a="u>v" c=\'"\'>\n <a:d e="1"/> <f> text </f></a:b>\n',
  );
  t.is(document?.name, 'b');
  t.is(textAt(document, 'f'), 'text');
  t.is(at(document, 'd')?.children.length, 0);
  t.is(textAt(document, 'd', 'missing'), '');
});

test('the five entities, characters by number and CDATA are text; any other entity stays as written', (t) => {
  t.is(
    parseXml('<a>&lt;&amp;&gt;&quot;&apos;&#23665;&#x7530;<![CDATA[<&amp;>]]></a>')?.text,
    '<&>"\'山田<&amp;>',
  );
  t.is(parseXml('<a>&lol;&#0;&#x110000;</a>')?.text, '&lol;&#0;&#x110000;');
});

for (const [what, text] of [
  ['a tag that does not match', '<a><b></a></b>'],
  ['a document that is cut off', '<a><b>'],
  ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY b "bbb">]><a>&b;</a>'],
  ['nothing', ''],
  ['no XML', 'hello'],
  ['a depth beyond 32', '<a>'.repeat(40) + '</a>'.repeat(40)],
  ['more than 4,000 elements', `<a>${'<b/>'.repeat(5_000)}</a>`],
] as const) {
  test(`${what} is no document`, (t) => {
    t.is(parseXml(text), null);
  });
}

test('what was escaped is read again as it was', (t) => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const clean = text.replace(/\p{Cc}/gu, '').trim();
      t.is(parseXml(`<a>${escapeXml(text)}</a>`)?.text, clean);
    }),
    RUNS,
  );
});

test('no text raises anything', (t) => {
  const pieces = fc.constantFrom(
    '<',
    '>',
    '/',
    'a',
    '&',
    ';',
    '"',
    '!',
    '--',
    '?',
    '[CDATA[',
    ']]>',
    '#',
    'x',
    ' ',
    ':',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      parseXml(parts.join(''));
      return true;
    }),
    RUNS,
  );
  t.pass();
});

for (const [text, number, name] of [
  ['101', '101', ''],
  ['N<302118840101>;displayNumber=302118840101;noa=nk', '302118840101', ''],
  ['N<7868772298>Line71001;displayNumber=7868772298;uid=FF00', '7868772298', 'Line71001'],
  ['N<>;displayNumber=0312345678', '0312345678', ''],
  ['tel:+81312345678', '+81312345678', ''],
  ['sip:101@192.0.2.1:5060;transport=tcp', '101', ''],
] as const) {
  test(`the device ${text} has the number ${number} and the name "${name}"`, (t) => {
    t.like(parseDevice(text), { number, name });
  });
}
