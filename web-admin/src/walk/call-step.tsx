import { useEffect, useState } from 'preact/hooks';
import type { LinkRow } from '../../../firmware/http/contract/settings.ts';
import type { Desk } from '../desk/desk.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { CallHints } from './call-hints.tsx';
import { HeardCall } from './heard-call.tsx';
import { type HeardCalls, hear, spokenSince } from './heard-calls.ts';
import { StepFoot, type StepProps } from './step-foot.tsx';
import { END, type Stop } from './walk-stops.ts';

const LOOK_MS = 2_000;
/** Longer than it takes to dial. */
const SILENCE_MS = 20_000;

/** Waits for a real call and shows what came of it: on which line, from whom, and which equipment told. */
export function CallStep(props: StepProps) {
  const desk = useDesk();
  const words = useOfficeWords().walk;
  const heard = useHeard();
  const { first, now } = useLinks();
  const isSilent = useSilence() && heard.length === 0;
  const speakers = spokenSince(first, now);
  const isDemo = desk.board.value?.demo ?? false;
  return (
    <div class="sets">
      {heard.length === 0 && <HeardCall heard={null} sources={speakers} />}
      {heard.map((one) => (
        <HeardCall key={one.call.key} heard={one} sources={speakers} />
      ))}
      <p class="sub" role="status">
        {heard.length > 0 && <b>{words.works}</b>}
      </p>
      {isDemo && <Simulate />}
      {isSilent && <CallHints links={now} hasSpoken={speakers.length > 0} />}
      <StepFoot {...withCall(props, heard.length > 0, desk)} />
    </div>
  );
}

/** The step is done by the call itself: the box is asked again only on the way to the end. */
function withCall(props: StepProps, isHeard: boolean, desk: Desk): StepProps {
  if (!isHeard) return props;
  const steps = props.walk.steps.map((one) =>
    one.step === 'call' ? { ...one, state: 'done' as const } : one,
  );
  const to = (stop: Stop) => {
    if (stop === END) void desk.attempt(async () => props.onSaved(await desk.box.configuration()));
    else props.to(stop);
  };
  return { ...props, walk: { steps }, to };
}

function useHeard(): HeardCalls {
  const desk = useDesk();
  const live = desk.board.value?.calls;
  const [heard, setHeard] = useState<HeardCalls>([]);
  useEffect(() => {
    if (live !== undefined) setHeard((before) => hear(before, live, desk.now.value));
  }, [live, desk]);
  return heard;
}

/** The equipment as it was when the wait began, and as it is. */
function useLinks(): { readonly first: readonly LinkRow[]; readonly now: readonly LinkRow[] } {
  const desk = useDesk();
  const [first, setFirst] = useState<readonly LinkRow[] | null>(null);
  const { value, reload } = useLoaded('links', (signal) => desk.box.links(signal), [
    desk.changes.of('links'),
  ]);
  useEffect(() => {
    const timer = desk.clock.every(LOOK_MS, reload);
    return () => timer.cancel();
  }, [desk, reload]);
  useEffect(() => {
    if (first === null && value !== null) setFirst(value.items);
  }, [first, value]);
  const now = value?.items ?? [];
  return { first: first ?? now, now };
}

function useSilence(): boolean {
  const desk = useDesk();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = desk.clock.after(SILENCE_MS, () => setOver(true));
    return () => timer.cancel();
  }, [desk]);
  return isOver;
}

/** In the demo nobody can call: the stage plays a call. */
function Simulate() {
  const desk = useDesk();
  const words = useOfficeWords().walk;
  const [, line] = desk.board.value?.lines ?? [];
  const play = async () => {
    const call = {
      line: line?.id ?? '1',
      from: '0300001201',
      ring: [],
      withheld: false,
      after: 4,
      hangupAfter: 12,
    };
    if (await desk.attempt(() => desk.box.demoCall(call))) desk.toasts.say(words.simulated);
  };
  return (
    <p class="sub">
      <button type="button" class="btn" disabled={desk.stale.value} onClick={() => void play()}>
        {words.simulate}
      </button>
    </p>
  );
}
