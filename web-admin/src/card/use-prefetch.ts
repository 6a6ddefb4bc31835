import { useEffect } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { customerCache } from './customer-cache.ts';

/** While a call rings at this desk, its customer is read, so that the card slides in already filled. */
export function usePrefetch(): void {
  const desk = useDesk();
  const extension = desk.extension.value;
  const ringing = (desk.board.value?.calls ?? []).filter(
    ({ phase, rang }) =>
      phase === 'ringing' && extension !== null && (rang.length === 0 || rang.includes(extension)),
  );
  const ids = ringing.flatMap(({ customer }) => (customer === null ? [] : [customer.id])).join(' ');
  useEffect(() => {
    const cache = customerCache(desk.box);
    for (const id of ids.split(' ')) {
      if (id !== '') cache.warm(id);
    }
  }, [ids, desk]);
}
