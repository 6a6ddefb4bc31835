/**
 * Errors by blame: who has to do something about it. The cause always travels along, so that the journal shows
 * where it began while the person sees one sentence.
 */
abstract class BlamedError extends Error {
  abstract readonly blame: 'wire' | 'config' | 'usage' | 'internal';

  constructor(message: string, options: { readonly cause?: unknown } = {}) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The other end: equipment, a server, the network. Trying again later may help. */
export class WireError extends BlamedError {
  readonly blame = 'wire';
}

/** The configuration or the machine's set-up. Trying again does not help. `details`: one line each. */
export class ConfigError extends BlamedError {
  readonly blame = 'config';
  readonly details: readonly string[];

  constructor(
    message: string,
    options: { readonly cause?: unknown; readonly details?: readonly string[] } = {},
  ) {
    super(message, options);
    this.details = options.details ?? [];
  }
}

/** The command line, as it was typed. `hint` says what to type instead. */
export class UsageError extends BlamedError {
  readonly blame = 'usage';
  readonly hint: string;

  constructor(message: string, hint: string, options: { readonly cause?: unknown } = {}) {
    super(message, options);
    this.hint = hint;
  }
}

/** Us. */
export class InternalError extends BlamedError {
  readonly blame = 'internal';
}
