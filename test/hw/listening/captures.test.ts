import test from 'ava';
import { createGuesser } from '../../../hw/listening/guess.ts';
import { linkRecordings, type Recording, serialRecordings } from './recordings.ts';
import { isNamed } from './samples.ts';

const guess = createGuesser();

interface Tally {
  readonly format: string;
  readonly file: string;
  /** The only format that is named. */
  readonly isSure: boolean;
  readonly isNamed: boolean;
}

const tallyOf = (recordings: readonly Recording[]): readonly Tally[] =>
  recordings.map(({ format, file, bytes }) => {
    const found = guess({ bytes });
    const isSure = found.verdict.type === 'recognised' && found.verdict.candidate.format === format;
    return { format, file, isSure, isNamed: isNamed(found, format) };
  });

const declare = (title: string, recordings: readonly Recording[], least: number): void => {
  const tallies = tallyOf(recordings);
  if (tallies.length === 0) {
    test.skip(`${title} (needs ../shared/captures)`, (t) => t.pass());
    return;
  }
  test(title, (t) => {
    for (const format of new Set(tallies.map((one) => one.format))) {
      const own = tallies.filter((one) => one.format === format);
      const missed = own.filter((one) => !one.isNamed).map(({ file }) => file);
      const sure = own.filter((one) => one.isSure).length;
      t.log(
        `${format}: ${own.length - missed.length} of ${own.length} named, ${sure} alone ${missed.join(' ')}`,
      );
    }
    const named = tallies.filter((one) => one.isNamed);
    t.log(`together ${named.length} of ${tallies.length}`);
    t.true(named.length >= tallies.length * least);
    const formats = new Set(tallies.map(({ format }) => format));
    t.true(new Set(named.map(({ format }) => format)).size >= formats.size * least);
  });
};

declare(
  'nine of ten recordings of serial equipment, and of its formats, are recognised',
  serialRecordings(),
  0.9,
);
declare('nine of ten recordings of links to PBXes are recognised', linkRecordings(), 0.9);
