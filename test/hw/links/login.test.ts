import test from 'ava';
import { LOGIN_BEGINS, type LoginInput, step } from '../../../hw/links/login.ts';

const LOGIN = { user: 'SMDR', password: 'hunter2' };
const QUIET: LoginInput = { type: 'quiet' };
const says = (text: string): LoginInput => ({ type: 'received', bytes: Buffer.from(text) });

/** What the box does, in short, when these things happen one after the other. */
const done = (...inputs: readonly LoginInput[]): readonly string[] => {
  let state = LOGIN_BEGINS;
  return inputs.flatMap((input) => {
    const stepped = step(state, input, LOGIN);
    state = stepped.state;
    return stepped.effects.map((effect) =>
      effect.type === 'refused' ? effect.why.code : `${effect.type} ${Buffer.from(effect.bytes)}`,
    );
  });
};

const LOGGED_IN = [says('-'), QUIET, says('Enter Password:'), QUIET] as const;
const TYPED = ['send SMDR\r\n', 'send hunter2\r\n'];

test('the user is given at the prompt, the password when it is asked for, and then it is through', (t) => {
  t.deepEqual(done(...LOGGED_IN, says('*******\r\n'), QUIET), [...TYPED, 'through *******\r\n']);
});

test('a PBX that says nothing before and after is logged in to all the same', (t) => {
  t.deepEqual(done(QUIET, says('Password: '), QUIET, QUIET), [...TYPED, 'through ']);
});

test('a prompt in pieces is waited for', (t) => {
  t.deepEqual(done(says('-'), QUIET, says('SMDR\r\nEnter Pa'), says('ssword:'), QUIET), TYPED);
});

test('the echo of the user is no question for the password', (t) => {
  t.deepEqual(done(says('-'), QUIET, says('SMDR\r\n'), QUIET), ['send SMDR\r\n']);
});

for (const reply of [
  '\r\n-',
  '\r\nEnter Password:',
  'Incorrect password\r\n',
  '\r\nLogin: ',
  'access denied',
]) {
  test(`the login is refused: ${JSON.stringify(reply)}`, (t) => {
    t.deepEqual(done(...LOGGED_IN, says(reply), QUIET), [...TYPED, 'login-refused']);
  });
}

test('records that follow at once are passed on, rulers of dashes too', (t) => {
  const page = '\r\n------------------------------------------\r\n25/11/26 14:05 101 03\r\n'.repeat(5);
  t.deepEqual(done(...LOGGED_IN, says(page), QUIET), [...TYPED, `through ${page}`]);
});

test('a PBX that prints without a pause is not waited for', (t) => {
  const much = '25/11/26 14:05 101 03\r\n'.repeat(200);
  t.deepEqual(done(...LOGGED_IN, says(much)), [...TYPED, `through ${much}`]);
});

test('a PBX that asks for no password within ten seconds is given up', (t) => {
  t.deepEqual(done(says('-'), QUIET, says('?'), QUIET, { type: 'late' }), [
    'send SMDR\r\n',
    'login-not-asked',
  ]);
});

test('bytes without end before the login are not kept', (t) => {
  let state = LOGIN_BEGINS;
  for (let round = 0; round < 100; round += 1) {
    state = step(state, { type: 'received', bytes: new Uint8Array(1_000) }, LOGIN).state;
  }
  t.is(state.heard.length, 4_096);
});
