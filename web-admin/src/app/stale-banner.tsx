import { useEffect, useState } from 'preact/hooks';
import type { Connection } from '../box/stream.ts';
import type { Clock } from '../clock.ts';
import { ClockTime } from '../parts/clock-time.tsx';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** A wrong calm screen is worse than no screen: when the box is not heard, this says so and says since when. */
export function StaleBanner() {
  const desk = useDesk();
  const words = useWords();
  const connection = desk.connection.value;
  if (connection.phase !== 'lost') return null;
  const since = words.stale.since('\n').split('\n');
  return (
    <div class="banner">
      <b role="alert">
        <Icon name="fault" /> {words.stale.title}
      </b>
      {connection.heardAt === null ? (
        <span>{words.stale.never}</span>
      ) : (
        <span>
          {since[0]}
          <ClockTime at={desk.toldAt.value} seconds />
          {since[1]}
        </span>
      )}
      <NextTry connection={connection} clock={desk.clock} />
    </div>
  );
}

/** Counts down on this machine's clock; it is not part of the alert, or it would be read out every second. */
function NextTry({ connection, clock }: { connection: Connection & { phase: 'lost' }; clock: Clock }) {
  const words = useWords();
  const [now, setNow] = useState(clock.now());
  useEffect(() => {
    const timer = clock.every(500, () => setNow(clock.now()));
    return () => timer.cancel();
  }, [clock]);
  const { attempt, retryAt } = connection;
  const seconds = retryAt === null ? 0 : Math.ceil((retryAt - now) / 1000);
  return (
    <span class="note tnum">
      {seconds > 0 ? words.stale.next(attempt, seconds) : words.stale.trying(attempt)}
    </span>
  );
}
