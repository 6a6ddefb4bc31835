import { useDesk } from '../parts/desk-context.ts';

/** The query of the address as the state of a page: a filter or a selection survives a reload and can be sent on. */
export function useQuery(): [URLSearchParams, (changes: Readonly<Record<string, string | null>>) => void] {
  const { router } = useDesk();
  const { path, query } = router.place.value;
  const change = (changes: Readonly<Record<string, string | null>>) => {
    const next = new URLSearchParams(router.place.value.query);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === '') next.delete(name);
      else next.set(name, value);
    }
    const text = next.toString();
    router.replace(text === '' ? path : `${path}?${text}`);
  };
  return [new URLSearchParams(query), change];
}
