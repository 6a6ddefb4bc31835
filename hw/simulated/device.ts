/** Who calls, as the network tells the device. Not every device passes all of it on. */
export type SimulatedParty =
  | { readonly number: string; readonly name?: string }
  | { readonly reason: 'withheld' | 'unavailable' | 'payphone' };

export type SimulatedPhase = 'idle' | 'ringing' | 'answered';

/** The wire to the box: a cable, or whatever a test puts in its place. */
export interface DeviceWire {
  write(bytes: Uint8Array): void;
}

/**
 * The far end of a serial cable, on one or more telephone lines. Lines count from 0. What a device cannot do or tell
 * it ignores: an adapter that only delivers numbers knows no answer and no end.
 */
export interface SimulatedDevice {
  /** A call arrives. The one before on this line, if any, is over. */
  ring(line: number, party: SimulatedParty): void;
  /** Somebody takes the call that rings on this line. */
  answer(line: number): void;
  /** Whoever hangs up: the line is free. */
  hangUp(line: number): void;
  /** As the device knows it: `idle` for ever where it knows nothing but numbers. */
  phase(line: number): SimulatedPhase;
  /** What the box writes. */
  received(chunk: Uint8Array): void;
  /** Whether it tells of calls while they go on; missing where that cannot be switched. */
  live?: boolean;
  /** Power or cable was away: calls and half-said things are forgotten. Nothing is left waiting. */
  reset(): void;
}
