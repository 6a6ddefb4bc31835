import type { RingSignals } from './ring-alarm.ts';

/** Two tones, one after the other: Hz, and seconds from the beginning. */
const TONES = [
  { pitch: 880, at: 0 },
  { pitch: 660, at: 0.3 },
] as const;
const TONE_SECONDS = 0.26;
const LOUDNESS = 0.2;
/** A browser that lets a page sound only later must not ring for a call of long ago. */
const TOO_LATE_MS = 1_500;

/** Sound and notifications of a browser that has them; without them nothing happens. */
export function createRingSignals(): RingSignals {
  const shown = new Map<string, Notification>();
  let audio: AudioContext | null = null;
  const bell = async () => {
    audio ??= new AudioContext();
    const asked = performance.now();
    await audio.resume();
    if (performance.now() - asked < TOO_LATE_MS) sound(audio);
  };
  const unnote = (key: string) => {
    shown.get(key)?.close();
    shown.delete(key);
  };
  return {
    bell: () => void bell().catch(() => undefined),
    note(key, title, body) {
      if (!mayNotify() || document.hasFocus()) return;
      unnote(key);
      const note = new Notification(title, { body, tag: key });
      note.onclick = () => window.focus();
      shown.set(key, note);
    },
    unnote,
  };
}

/** Whether this browser can notify at all: it must, and the page must have come over HTTPS. */
export const canNotify = (): boolean => 'Notification' in window && window.isSecureContext;

/** Asks the person at the screen, once. */
export async function askToNotify(): Promise<boolean> {
  return canNotify() && (await Notification.requestPermission()) === 'granted';
}

const mayNotify = () => canNotify() && Notification.permission === 'granted';

function sound(audio: AudioContext): void {
  for (const { pitch, at } of TONES) {
    const start = audio.currentTime + at;
    const tone = audio.createOscillator();
    const gain = audio.createGain();
    tone.frequency.value = pitch;
    // A soft beginning and end: a sine that is cut crackles.
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02);
    gain.gain.linearRampToValueAtTime(0, start + TONE_SECONDS);
    tone.connect(gain).connect(audio.destination);
    tone.start(start);
    tone.stop(start + TONE_SECONDS);
  }
}
