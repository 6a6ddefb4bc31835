import test from 'ava';
import { captureBytes, captureFiles } from './proof/captures.ts';
import { EXPECTATIONS, missingFiles, unexpectedFiles } from './proof/expected/all.ts';
import { eventsIn } from './proof/expected/input.ts';
import { companions } from './proof/expected/links.ts';
import { factsOf } from './proof/facts.ts';
import { bytesOf } from './proof/own-samples.ts';

/** Recordings of other people stand beside the project on some machines: they are used there and never copied. */
const HAS_CAPTURES = captureFiles().length > 0;
const testCaptures = HAS_CAPTURES ? test : test.skip;
const NEEDS = HAS_CAPTURES ? '' : ' (needs ../shared/captures)';

testCaptures(`every recording has an expectation, or lies beside one that has${NEEDS}`, (t) => {
  t.deepEqual(unexpectedFiles(), []);
});

testCaptures(`no expectation is of a recording that is not there${NEEDS}`, (t) => {
  t.deepEqual(missingFiles(), []);
});

test('an expectation without a call, or with something that is not understood, says why', (t) => {
  const silent = EXPECTATIONS.filter(({ tells }) => tells === '' || tells.startsWith('unrecognised'));
  t.deepEqual(
    silent.filter(({ because }) => because === undefined).map(({ file }) => file),
    [],
  );
});

for (const { file, tells, because } of EXPECTATIONS) {
  const means = [tells === '' ? 'no event' : tells, ...(because === undefined ? [] : [because])].join('; ');
  testCaptures(`recording ${file} comes to: ${means}${NEEDS}`, (t) => {
    t.is(factsOf(eventsIn(file)), tells);
  });
}

testCaptures(`bytes that are also written as text are the same${NEEDS}`, (t) => {
  const written = companions().filter(({ file }) => file.endsWith('.hex.txt'));
  t.true(written.length > 0);
  for (const { file, of } of written) {
    const text = Buffer.from(captureBytes(file)).toString('latin1');
    t.deepEqual(bytesOf(text), captureBytes(of), file);
  }
});
