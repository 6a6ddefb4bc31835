/** An option of a format that cannot be: what is wrong and what to write instead, for the person who typed it. */
export class OptionRefused extends Error {
  readonly remedy: string;
  /** Faults of a file that the option names, a paragraph each. */
  readonly details: readonly string[];

  constructor(message: string, remedy: string, details: readonly string[] = []) {
    super(message);
    this.name = 'OptionRefused';
    this.remedy = remedy;
    this.details = details;
  }
}
