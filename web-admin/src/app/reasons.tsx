import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { loadReasonTable } from '../i18n/words.ts';
import { useDesk } from '../parts/desk-context.ts';
import { ReasonContext } from '../parts/reason-context.ts';
import { createOnce } from './once.ts';

/**
 * The sentences for what equipment reports. The first screen does without them, for equipment is nearly always well;
 * they are fetched right behind it, so that they are there when it is not.
 */
export function Reasons({ children }: { children: ComponentChildren }) {
  const language = useDesk().preferences.language.value;
  const table = useMemo(() => createOnce(loadReasonTable), []);
  useEffect(() => {
    // Whoever changes the language reads already.
    const timer = setTimeout(() => table.load(language), table.loaded.peek() === null ? 1_000 : 0);
    return () => clearTimeout(timer);
  }, [table, language]);
  const known = table.loaded.value;
  const reasons = useMemo(
    // A table that cannot be had leaves the words of the box.
    () => ({ table: known ?? (table.failed.value ? {} : null), need: () => table.load(language) }),
    [known, table, table.failed.value, language],
  );
  return <ReasonContext.Provider value={reasons}>{children}</ReasonContext.Provider>;
}
