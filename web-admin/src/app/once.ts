import { signal } from '@preact/signals';

/** What was fetched last stays until what is wanted now is there. */
export function createOnce<Wanted, Value>(fetchIt: (wanted: Wanted) => Promise<Value>) {
  const loaded = signal<Value | null>(null);
  const failed = signal(false);
  let last: Wanted | null = null;
  const load = (wanted: Wanted) => {
    if (last === wanted) return;
    last = wanted;
    failed.value = false;
    fetchIt(wanted).then(
      (value) => {
        // Another one may be wanted meanwhile.
        if (last === wanted) loaded.value = value;
      },
      () => {
        if (last !== wanted) return;
        last = null;
        failed.value = true;
      },
    );
  };
  return { loaded, failed, load };
}
