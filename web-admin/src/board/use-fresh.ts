import { useEffect, useState } from 'preact/hooks';

/** How long a new item keeps its tint on a page that somebody can see. */
const TINT_MS = 10_000;

/** The keys that came after the first look and were not yet seen long enough. `null`: nothing is known yet. */
export function useFresh(keys: readonly string[] | null): ReadonlySet<string> {
  const [seen, setSeen] = useState<ReadonlySet<string> | null>(null);
  const text = keys?.join(' ') ?? null;
  useEffect(() => {
    if (text === null) return;
    const current = text.split(' ').filter((key) => key !== '');
    if (seen === null) {
      setSeen(new Set(current));
      return;
    }
    if (current.every((key) => seen.has(key))) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible')
        timer = setTimeout(() => setSeen(new Set(current)), TINT_MS);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [text, seen]);
  return new Set(seen === null ? [] : (keys ?? []).filter((key) => !seen.has(key)));
}
