import type { Clock } from '../clock.ts';
import type { DeviceWire, SimulatedDevice, SimulatedParty } from './device.ts';
import { type SimulatedCaller, SimulatedModem } from './modem.ts';

/** C is no word of V.253: it is what a Japanese exchange sends, passed through. */
const LETTERS = { withheld: 'P', unavailable: 'O', payphone: 'C' } as const;

/** A caller-ID modem as a device on one line. An answer looks to it like a caller who gives up: the bell ends. */
export function modemDevice(clock: Clock, wire: DeviceWire): SimulatedDevice {
  const modem = new SimulatedModem(clock, wire);
  let isRinging = false;
  const stop = () => {
    isRinging = false;
    modem.stop();
  };
  return {
    ring(_line, party) {
      isRinging = true;
      modem.ring(callerOf(party));
    },
    answer: stop,
    hangUp: stop,
    phase: () => (isRinging ? 'ringing' : 'idle'),
    received: (chunk) => modem.received(chunk),
    reset() {
      isRinging = false;
      modem.powerCycle();
    },
  };
}

function callerOf(party: SimulatedParty): SimulatedCaller {
  return 'number' in party ? party : { reason: LETTERS[party.reason] };
}
