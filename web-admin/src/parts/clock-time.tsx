import { useDesk, useWords } from './desk-context.ts';

interface TimeProps {
  readonly at: number;
  /** false: the clock of the box was not set then, and the hour would be wrong. */
  readonly known?: boolean;
}

/** A point in time, in the site's zone. */
export function ClockTime({ at, known = true, seconds = false }: TimeProps & { seconds?: boolean }) {
  const format = useDesk().time.value;
  if (!known) return <NotSet />;
  return (
    <time dateTime={new Date(at).toISOString()}>
      {seconds ? format.clockWithSeconds(at) : format.clock(at)}
    </time>
  );
}

/** Day and time of something that may be days ago. */
export function DayTime({ at, known = true }: TimeProps) {
  const { time, now } = useDesk();
  const format = time.value;
  if (!known) return <NotSet />;
  return (
    <time dateTime={new Date(at).toISOString()}>
      {format.day(at, now.peek())} {format.clock(at)}
    </time>
  );
}

function NotSet() {
  return <span class="note">{useWords().lines.clockNotSet}</span>;
}
