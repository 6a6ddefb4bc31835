import { enCustomers } from './en-customers.ts';
import { enDesk } from './en-desk.ts';
import { enHealth } from './en-health.ts';
import { enMemo } from './en-memo.ts';
import { enProblem } from './en-problem.ts';
import type { Words } from './ja.ts';

export const en: Words = {
  ...enDesk,
  ...enCustomers,
  ...enHealth,
  ...enMemo,
  ...enProblem,
};
