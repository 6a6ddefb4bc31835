import { useDesk } from '../parts/desk-context.ts';

/** One polite sentence for each call, outside of the list: the rows themselves are not announced. */
export function LiveRegion() {
  const { spoken } = useDesk();
  return (
    <p class="vh" role="status" aria-live="polite">
      {spoken}
    </p>
  );
}
