import { useDesk } from './desk-context.ts';

/** A point in time, in the site's zone. */
export function ClockTime({ at, seconds = false }: { at: number; seconds?: boolean }) {
  const format = useDesk().time.value;
  return (
    <time dateTime={new Date(at).toISOString()}>
      {seconds ? format.clockWithSeconds(at) : format.clock(at)}
    </time>
  );
}

/** Day and time of something that may be days ago. */
export function DayTime({ at }: { at: number }) {
  const format = useDesk().time.value;
  return (
    <time dateTime={new Date(at).toISOString()}>
      {format.day(at)} {format.clock(at)}
    </time>
  );
}
