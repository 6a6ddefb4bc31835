import type { Why } from '../../firmware/http/contract/reason.ts';

/** What the box says of a piece of equipment, in one English text; empty where it says nothing. */
export const saidOf = (why: Why = []): string => why.map(({ text }) => text).join(' ');
