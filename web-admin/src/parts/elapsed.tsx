import { useComputed } from '@preact/signals';
import { duration } from '../format/time.ts';
import { useDesk } from './desk-context.ts';

/**
 * How long something has lasted, by the box's time. The signal writes the text node itself: a running timer
 * draws nothing else again, and it is not in any live region.
 */
export function Elapsed({ since }: { since: number }) {
  const { now } = useDesk();
  const text = useComputed(() => duration(now.value - since));
  return <time>{text}</time>;
}
