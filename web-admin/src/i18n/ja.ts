import { jaCustomers } from './ja-customers.ts';
import { jaDesk } from './ja-desk.ts';
import { jaHealth } from './ja-health.ts';
import { jaMemo } from './ja-memo.ts';
import { jaProblem } from './ja-problem.ts';

/** The Japanese words of the board, the card and the memo: what every screen needs. */
export const ja = {
  ...jaDesk,
  ...jaCustomers,
  ...jaHealth,
  ...jaMemo,
  ...jaProblem,
};

/** Every language has exactly the words of the Japanese table; the compiler finds a missing one. */
export type Words = typeof ja;
