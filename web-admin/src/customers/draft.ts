import type { Importance } from '../../../firmware/http/contract/common.ts';
import type { Customer, CustomerInput } from '../../../firmware/http/contract/customers.ts';

/** A customer as it is being typed: every field a string, as the form has it. */
export interface CustomerDraft {
  readonly name: string;
  readonly kana: string;
  readonly department: string;
  readonly contact: string;
  readonly address: string;
  readonly fax: string;
  readonly importance: Importance | '';
  readonly representativeId: string;
  readonly notes: string;
  readonly numbers: readonly DraftNumber[];
  /** As typed, parted by commas. */
  readonly tags: string;
  readonly extra: readonly DraftField[];
}

export interface DraftField {
  readonly name: string;
  readonly value: string;
}

export interface DraftNumber {
  readonly number: string;
  readonly label: string;
}

const NO_NUMBER: DraftNumber = { number: '', label: '' };

/** A new customer carries the caller's number, as it was displayed, or the name that nobody was found by. */
export function emptyDraft(number: string | null, name = ''): CustomerDraft {
  return {
    name,
    kana: '',
    department: '',
    contact: '',
    address: '',
    fax: '',
    importance: '',
    representativeId: '',
    notes: '',
    numbers: [number === null ? NO_NUMBER : { number, label: '' }],
    tags: '',
    extra: [],
  };
}

/** There is always a first number field, so that the form keeps its shape. */
export function draftOf(customer: Customer): CustomerDraft {
  const { name, kana, department, contact, address, fax, notes } = customer;
  const numbers = customer.numbers.map(({ number, display, label, kind }) => ({
    number: kind === 'block' ? number : display,
    label,
  }));
  return {
    name,
    kana,
    department,
    contact,
    address,
    fax,
    notes,
    importance: customer.importance ?? '',
    representativeId: customer.representative?.id ?? '',
    numbers: numbers.length === 0 ? [NO_NUMBER] : numbers,
    tags: customer.tags.join(', '),
    extra: customer.extra,
  };
}

/** What is sent to the box. Number fields left empty are no numbers. */
export function inputOf(draft: CustomerDraft): CustomerInput {
  const { importance, representativeId, numbers, tags, extra, ...texts } = draft;
  return {
    ...texts,
    importance: importance === '' ? null : importance,
    representativeId: representativeId === '' ? null : representativeId,
    numbers: numbers.filter(({ number }) => number.trim() !== '').map((entry) => ({ ...entry })),
    tags: tagsOf(tags),
    extra: extra.filter(({ name }) => name.trim() !== '').map((field) => ({ ...field })),
  };
}

/** Japanese commas part, too. */
function tagsOf(text: string): string[] {
  const tags = text.split(/[,、，]/).map((tag) => tag.trim());
  return [...new Set(tags.filter((tag) => tag !== ''))];
}

export function sameDraft(a: CustomerDraft, b: CustomerDraft): boolean {
  return JSON.stringify(inputOf(a)) === JSON.stringify(inputOf(b));
}

export type DraftName = keyof CustomerDraft;

/** Fields that are being changed here, and that another desk has changed to something else. */
export function clashing(typed: CustomerDraft, before: CustomerDraft, now: CustomerDraft): DraftName[] {
  const as = JSON.stringify;
  const names = Object.keys(now) as DraftName[];
  return names.filter(
    (name) =>
      as(typed[name]) !== as(before[name]) &&
      as(now[name]) !== as(before[name]) &&
      as(typed[name]) !== as(now[name]),
  );
}

/** What was saved elsewhere while somebody types: fields that he has not touched follow, those that he has stay. */
export function followed(typed: CustomerDraft, before: CustomerDraft, now: CustomerDraft): CustomerDraft {
  const as = JSON.stringify;
  const names = Object.keys(now) as DraftName[];
  const untouched = names.filter((name) => as(typed[name]) === as(before[name]));
  return { ...typed, ...Object.fromEntries(untouched.map((name) => [name, now[name]])) };
}

/**
 * Where the box found a wrong number, named by the row of the form: rows left empty were not sent, so the
 * box counts without them.
 */
export function formPath(path: string, draft: CustomerDraft): string {
  const match = /^numbers\.(\d+)\b/.exec(path);
  if (match === null) return path;
  const filled = draft.numbers.flatMap(({ number }, row) => (number.trim() === '' ? [] : [row]));
  return `numbers.${filled[Number(match[1])] ?? 0}`;
}
