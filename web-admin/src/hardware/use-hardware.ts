import { useEffect, useState } from 'preact/hooks';
import type { HardwareState } from '../../../firmware/http/contract/hardware.ts';
import { useDesk } from '../parts/desk-context.ts';
import { after } from './state.ts';

export interface HardwareView {
  /** null: the box has not said anything yet. */
  readonly state: HardwareState | null;
  /** What is shown is true now. */
  readonly isLive: boolean;
}

/** The equipment as it is at this moment; the box tells of it only while this is on the screen. */
export function useHardware(): HardwareView {
  const { hardware } = useDesk().box;
  const [view, setView] = useState<HardwareView>({ state: null, isLive: false });
  useEffect(() => {
    const stream = hardware({
      event: (event) => setView((before) => ({ ...before, state: after(before.state, event) })),
      connection: ({ phase }) => setView((before) => ({ ...before, isLive: phase === 'live' })),
    });
    stream.start();
    return () => stream.stop();
  }, [hardware]);
  return view;
}
