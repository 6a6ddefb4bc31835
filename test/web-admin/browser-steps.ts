import type { Locator, Page } from 'playwright-core';
import type { BoardCall } from '../../firmware/http/contract/board.ts';
import type { Customer } from '../../firmware/http/contract/customers.ts';
import type { FakeBox } from '../support/fake-box/fake-box.ts';
import { briefOf, numberCaller } from '../support/fake-box/office-calls.ts';

/** The row of a line on the board, counted from 1. */
export const row = (page: Page, line: number): Locator => page.locator('.board > .line').nth(line - 1);

export const ringing = (page: Page, line: number): Locator =>
  page.locator(`.board > .line:nth-child(${line})[data-state="ringing"]`);

export const card = (page: Page): Locator => page.locator('dialog.sheet.is-call');

/** A call of the n-th customer of the fake office. */
export function knownCaller(box: FakeBox, line: string, n = 0): { customer: Customer; call: BoardCall } {
  const customer = box.office.customers[n];
  if (customer === undefined) throw new Error('The fake office has no such customer.');
  const caller = numberCaller(customer.numbers[0]?.display ?? '');
  return { customer, call: box.ring({ line, caller, customer: briefOf(customer) }) };
}
