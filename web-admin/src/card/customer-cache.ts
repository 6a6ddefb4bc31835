import type { CallPage } from '../../../firmware/http/contract/calls.ts';
import type { Customer } from '../../../firmware/http/contract/customers.ts';
import type { Box } from '../box/box.ts';

export interface CardData {
  readonly customer: Customer;
  readonly earlier: CallPage;
}

export interface CustomerCache {
  /** Reads ahead; a failure is forgotten and shows when the card asks again. */
  warm(id: string): void;
  /** Takes what was read ahead, once; otherwise reads now. */
  take(id: string, signal: AbortSignal): Promise<CardData>;
}

const caches = new WeakMap<Box, CustomerCache>();
/** Forty lines may ring at once, not more. */
const AT_MOST = 40;

/** One cache for each box, gone with it. */
export function customerCache(box: Box): CustomerCache {
  const known = caches.get(box);
  if (known !== undefined) return known;
  const made = createCustomerCache(box);
  caches.set(box, made);
  return made;
}

function createCustomerCache(box: Box): CustomerCache {
  const ahead = new Map<string, Promise<CardData>>();
  const read = async (id: string, signal?: AbortSignal): Promise<CardData> => {
    const [customer, earlier] = await Promise.all([
      box.customer(id, signal),
      box.calls({ customer: id, limit: 6 }, signal),
    ]);
    return { customer, earlier };
  };
  return {
    warm(id) {
      if (ahead.has(id) || ahead.size >= AT_MOST) return;
      const reading = read(id);
      reading.catch(() => ahead.delete(id));
      ahead.set(id, reading);
    },
    take(id, signal) {
      const reading = ahead.get(id);
      ahead.delete(id);
      return reading ?? read(id, signal);
    },
  };
}
