export const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
