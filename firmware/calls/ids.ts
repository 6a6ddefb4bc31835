/** Brands: a value of such a type was made by the parse function beside it and by nothing else. */
declare const brand: unique symbol;
type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };

/** Wall-clock milliseconds since 1970-01-01 UTC. */
export type EpochMs = Brand<number, 'EpochMs'>;
/** Name of an outside line as the configuration calls it. */
export type LineId = Brand<string, 'LineId'>;
/** Name of an inside telephone as the PBX calls it. */
export type Extension = Brand<string, 'Extension'>;
/** UUID of a call: v5 of (PBX, its call id) where the source has one, else v7. */
export type CallKey = Brand<string, 'CallKey'>;
export type CustomerId = Brand<string, 'CustomerId'>;
export type RepresentativeId = Brand<string, 'RepresentativeId'>;
/** UUIDv5 of (call key, purpose): the same mail has the same key for ever and on every box. */
export type MailKey = Brand<string, 'MailKey'>;

export const epochMs = (value: number): EpochMs => {
  if (!Number.isFinite(value)) throw new RangeError(`not a time: ${value}`);
  return Math.trunc(value) as EpochMs;
};

const nonEmpty = (kind: string, value: string): string => {
  if (value.length === 0 || value.length > 64) throw new RangeError(`not a ${kind}: "${value.slice(0, 64)}"`);
  return value;
};
export const lineId = (value: string): LineId => nonEmpty('line', value) as LineId;
export const extension = (value: string): Extension => nonEmpty('extension', value) as Extension;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const uuid = (kind: string, value: string): string => {
  if (!UUID.test(value)) throw new RangeError(`not a ${kind}: "${value.slice(0, 64)}"`);
  return value;
};
export const callKey = (value: string): CallKey => uuid('call key', value) as CallKey;
export const customerId = (value: string): CustomerId => uuid('customer id', value) as CustomerId;
export const representativeId = (value: string): RepresentativeId =>
  uuid('representative id', value) as RepresentativeId;
export const mailKey = (value: string): MailKey => uuid('mail key', value) as MailKey;
