import type { FaultOf, MailFaultCode } from './mail-fault.ts';

/** A moment (ms since 1970) as the reader writes it. */
export type WriteTime = (at: number) => string;

/** What is said of one fault. */
export type Saying<C extends MailFaultCode> = {
  /** What happened, as a sentence. */
  readonly says: (fault: FaultOf<C>, time: WriteTime) => string;
  /** What to do about it; none where the box tries again and that is all, which is said where the fault is shown. */
  readonly remedy?: string | ((fault: FaultOf<C>) => string);
};

/** Every language has a saying for every fault; the compiler finds a missing one. */
export type FaultWords = { readonly [C in MailFaultCode]: Saying<C> };

export const sentenceOf = <C extends MailFaultCode>(
  words: FaultWords,
  fault: FaultOf<C>,
  time: WriteTime,
): string => {
  const saying: Saying<C> = words[fault.code];
  return saying.says(fault, time);
};

/** @returns '' where there is nothing to do */
export const remedyOf = <C extends MailFaultCode>(words: FaultWords, fault: FaultOf<C>): string => {
  const { remedy }: Saying<C> = words[fault.code];
  return typeof remedy === 'function' ? remedy(fault) : (remedy ?? '');
};
