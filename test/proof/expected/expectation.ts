/**
 * Where a recording comes from. `recorded`: from equipment. `manual`: printed by a maker or in a standard. `generated`: made by
 * an encoder that is not ours. `other`: test data of another project, or nobody says where it is from; that proves nothing of
 * what equipment sends.
 */
export type Origin = 'recorded' | 'manual' | 'generated' | 'other';

/** What one file of the recordings comes to. Their bytes are not ours to copy: it is said in facts, see `factsOf`. */
export interface Expectation {
  readonly file: string;
  readonly origin: Origin;
  /** As `factsOf` writes it. */
  readonly tells: string;
  /** Why nothing of a call is told, or less than the file seems to hold. */
  readonly because?: string;
}

/** A file that is read together with another one, or lies beside it: it holds nothing of its own. */
export interface Companion {
  readonly file: string;
  /** The file whose expectation covers it. */
  readonly of: string;
}

type Row = readonly [file: string, tells: string, because?: string];

export const rowsOf = (folder: string, origin: Origin, rows: readonly Row[]): readonly Expectation[] =>
  rows.map(([file, tells, because]) => ({
    file: `${folder}/${file}`,
    origin,
    tells,
    ...(because === undefined ? {} : { because }),
  }));
