import type { z } from 'zod';
import type { GpioLinkConfig, PinConfig } from './gpio-config.ts';
import type { dtmfLink, numberDisplayLink, ringLink } from './gpio-sections.ts';
import { toPort } from './to-source.ts';

type FileDtmf = z.output<typeof dtmfLink>;
type FileRing = z.output<typeof ringLink>;
type FileNumberDisplay = z.output<typeof numberDisplayLink>;
type FilePin = FileRing['ring'];

/** From the file's words to the box's: equipment on GPIO lines. */
export const toGpioLink = (link: FileDtmf | FileRing | FileNumberDisplay): GpioLinkConfig => {
  const { name, line, backend, chip = '' } = link;
  const head = { name, line, backend, chip, hook: toPin(link.hook) };
  switch (link.type) {
    case 'dtmf': {
      const [q1, q2, q3, q4] = [pinOf(link.q1), pinOf(link.q2), pinOf(link.q3), pinOf(link.q4)];
      return { type: link.type, ...head, q1, q2, q3, q4, std: pinOf(link.std) };
    }
    case 'ring':
      return { type: link.type, ...head, ring: pinOf(link.ring), cadence: link.cadence };
    case 'number-display': {
      const [ring, relay, polarity] = [pinOf(link.ring), pinOf(link.relay), toPin(link.polarity)];
      const timing = {
        longestStartBurst: link['longest-start-burst-ms'],
        answerAfter: link['answer-after-ms'],
        receiveLimit: link['receive-limit-ms'],
        settle: link['settle-ms'],
        bellWithin: link['bell-within-ms'],
      };
      return { type: link.type, ...head, port: toPort(link.port), ring, relay, polarity, timing };
    }
  }
};

const pinOf = (pin: FilePin): PinConfig => ({ offset: pin.offset, activeLow: pin['active-low'] });

/** A pin that may be left out. */
export const toPin = (pin: FilePin | undefined): PinConfig | null => (pin === undefined ? null : pinOf(pin));
