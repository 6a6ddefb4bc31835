import test from 'ava';
import {
  type Command,
  commandFor,
  type KeyContext,
  type KeyPress,
  listStep,
  phraseFor,
} from '../../../web-admin/src/app/keyboard.ts';

const press = (part: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  isComposing: false,
  ...part,
});
const usual: KeyContext = { typing: false, modal: false, mac: false, singleKeys: true };

const F2 = press({ key: 'F2', code: 'F2' });
const slash = press({ key: '/', code: 'Slash' });
const alt3 = press({ key: '3', code: 'Digit3', altKey: true });
const undo = press({ key: 'z', code: 'KeyZ', ctrlKey: true });

const command = test.macro({
  exec(t, _what: string, key: KeyPress, context: Partial<KeyContext>, expected: Command | null) {
    t.deepEqual(commandFor(key, { ...usual, ...context }), expected);
  },
  title: (_, what: string) => what,
});
test(command, 'F2 goes to the card', F2, {}, { type: 'card' });
test(command, 'F2 goes to the card while typing too', F2, { typing: true }, { type: 'card' });
test(command, 'Alt and a digit go to a line', alt3, {}, { type: 'line', index: 2 });
test(command, '/ searches', slash, {}, { type: 'search' });
test(command, '/ is a letter while typing', slash, { typing: true }, null);
test(command, '/ can be switched off', slash, { singleKeys: false }, null);
test(command, 'Ctrl+Z takes back', undo, {}, { type: 'undo' });
test(command, 'Ctrl+Z belongs to the field while typing', undo, { typing: true }, null);
test(command, 'Ctrl+Z is no key of macOS', undo, { mac: true }, null);
test(
  command,
  'Command+Z takes back on macOS',
  press({ code: 'KeyZ', metaKey: true }),
  { mac: true },
  { type: 'undo' },
);
test(
  command,
  'Alt+R goes to the calls to return',
  press({ code: 'KeyR', altKey: true }),
  {},
  { type: 'to-return' },
);
test(command, 'Shift+F9 goes to the mode switch', press({ key: 'F9', shiftKey: true }), {}, { type: 'mode' });
test(command, 'F9 alone does nothing', press({ key: 'F9' }), {}, null);
test(
  command,
  'Option+M is known by its place on macOS',
  press({ key: 'µ', code: 'KeyM', altKey: true }),
  { mac: true },
  { type: 'memo' },
);
test(command, 'an open dialog owns the keyboard', alt3, { modal: true }, null);
test(command, 'nothing reacts during Japanese input', { ...alt3, isComposing: true }, {}, null);
test(
  command,
  'AltGr types a letter and commands nothing',
  press({ code: 'KeyR', altKey: true, ctrlKey: true }),
  {},
  null,
);

test('a bare digit chooses a phrase only with the list in focus, Alt and a digit anywhere', (t) => {
  const two = press({ key: '2', code: 'Digit2' });
  t.is(phraseFor(two, true), 1);
  t.is(phraseFor(two, false), null);
  t.is(phraseFor({ ...two, altKey: true }, false), 1);
  t.is(phraseFor({ ...two, code: 'Numpad2' }, true), 1);
  t.is(phraseFor({ ...two, altKey: true, isComposing: true }, false), null);
  t.is(phraseFor({ ...two, code: 'Digit0' }, true), null);
});

test('the arrows stop at the ends of a list', (t) => {
  t.is(listStep('ArrowDown', 0, 3), 1);
  t.is(listStep('ArrowDown', 2, 3), 2);
  t.is(listStep('ArrowUp', 0, 3), 0);
  t.is(listStep('ArrowDown', -1, 3), 0);
  t.is(listStep('End', 0, 3), 2);
  t.is(listStep('Home', 2, 3), 0);
  t.is(listStep('PageDown', 0, 30), 10);
  t.is(listStep('ArrowDown', 0, 0), null);
  t.is(listStep('a', 0, 3), null);
});
