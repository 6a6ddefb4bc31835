/** What comes with a code, besides the code itself. */
type FactsOf<Said, Code> = Said extends { readonly code: infer Codes }
  ? Code extends Codes
    ? Omit<Said, 'code'>
    : never
  : never;

/** A sentence for every code of a vocabulary, made of the facts that come with it; the compiler finds a missing one. */
export type WordsFor<Said extends { readonly code: string }> = {
  readonly [Code in Said['code']]: (facts: FactsOf<Said, Code>) => string;
};
