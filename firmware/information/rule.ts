/**
 * Which facts other systems know of a caller, and how they are asked (SPEC F4). Two kinds of sources: one that is
 * *asked* for one number, and a *book* that is read as a whole and looked up on the box.
 */
export type InformationRule = HttpJsonRule | PostgresqlRule | CsvRule | CardDavRule;
export type AskedRule = HttpJsonRule | PostgresqlRule;
export type BookRule = CsvRule | CardDavRule;

/** How a source writes telephone numbers. `national`: as people dial it at home, digits only. */
export type NumberForm = 'e164' | 'national';

interface Common {
  readonly name: string;
  /** Title above the facts on the card and in the mail. */
  readonly title: string;
  readonly fields: readonly FieldRule[];
  /** Cron expression, checked: when books are read anew and numbers that called lately are asked for again. */
  readonly cron: string;
}

/** One fact: what it is called, and where in the answer it stands. */
export interface FieldRule {
  readonly label: string;
  /** A path into JSON (`quotes.open`), a column, or a property of a vCard. */
  readonly from: string;
}

interface Asked extends Common {
  readonly numberForm: NumberForm;
  /** An answer younger than this is not asked for again, ms. */
  readonly freshMs: number;
}

export interface HttpJsonRule extends Asked {
  readonly type: 'http-json';
  /** `{number}` stands for the caller's number. */
  readonly url: string;
  /** Sent as `Authorization: Bearer …`; null: nothing is sent. */
  readonly token: string | null;
}

export interface PostgresqlRule extends Asked {
  readonly type: 'postgresql';
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  readonly tls: boolean;
  /** `$1` stands for the number; the first row counts. */
  readonly query: string;
}

export interface CsvRule extends Common {
  readonly type: 'csv';
  /** Absolute path. */
  readonly file: string;
  /** Header of the column with the telephone number. */
  readonly numberColumn: string;
}

export interface CardDavRule extends Common {
  readonly type: 'carddav';
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

export const isBook = (rule: InformationRule): rule is BookRule =>
  rule.type === 'csv' || rule.type === 'carddav';
