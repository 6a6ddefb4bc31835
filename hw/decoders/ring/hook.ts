/**
 * Whether some telephone on the line is off hook, from the level of a loop-current or voltage-window coupler. The
 * bell shakes it, dial pulses and hook flashes interrupt it.
 */
export interface Hook {
  /** As it counts. */
  readonly offHook: boolean;
  /** As it is now, and since when (monotonic milliseconds). */
  readonly active: boolean;
  readonly changedAt: number;
}

export const ON_HOOK: Hook = { offHook: false, active: false, changedAt: 0 };

/** Longer than a period of the bell at its slowest. */
const OFF_HOOK_AFTER = 150;
/** Longer than a hook flash: North America allows up to 1 s, a break of dialling has 60 ms. */
const ON_HOOK_AFTER = 1_200;

export function hookChanged(hook: Hook, active: boolean, at: number): Hook {
  const before = hookTime(hook, at);
  return active === before.active ? before : { ...before, active, changedAt: at };
}

export function hookTime(hook: Hook, at: number): Hook {
  const due = hookDeadline(hook);
  return due === null || due > at ? hook : { ...hook, offHook: hook.active };
}

/** When the level will have lasted long enough to count; null: it counts already. */
export function hookDeadline({ offHook, active, changedAt }: Hook): number | null {
  if (offHook === active) return null;
  return changedAt + (active ? OFF_HOOK_AFTER : ON_HOOK_AFTER);
}
