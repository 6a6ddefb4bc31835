import { ADAPTER } from './rig.ts';

/** The backends of `panel.backend` that a real kernel has; `auto` chooses. */
export type GpioWay = 'auto' | 'char-device' | 'onoff';

/**
 * `desk`: both UARTs, the USB adapter, two buttons, two lamps. `switch`: a latching switch and nothing else. `lines`: one
 * button with two meanings, equipment on GPIO lines, and pins that cannot be used. `tones`: a tone decoder alone.
 * `serial`: both UARTs, one of them watched for silence, and a lamp for faults. Each has data of its own.
 */
export type BoxKind = 'desk' | 'switch' | 'lines' | 'tones' | 'serial';

/** How many times slower than the machine's the time of a box goes that is started with `guest/bent-time.ts`. */
export const SLOWED: Readonly<Partial<Record<BoxKind, number>>> = { tones: 8, serial: 1 };

export const MAIL_PORT = 2525;
export const CHIP = 'pinctrl-bcm2711';
/** BCM numbers as in docs/panel.md and docs/gpio-lines.md. */
export const PINS = {
  ...{ absentButton: 17, presentButton: 27, absentLed: 22, signLed: 23 },
  ...{ ring: 5, displayRing: 6, relay: 13, q1: 12, q2: 16, q3: 20, q4: 21, std: 26 },
  /** Something else holds it; the chip has no such line. */
  ...{ held: 24, beyond: 90 },
} as const;
/** Names of the links. */
export const LINKS = {
  ...{ unit: 'unit-9600', log: 'log-1200', modem: 'modem-usb', deaf: 'modem-deaf' },
  ...{ couplers: 'couplers', tones: 'tones', display: 'display', nowhere: 'nowhere' },
} as const;
/** As udev would call the adapter by its place; there is no udev, so the rig makes the link. */
export const BY_PATH = '/dev/serial/by-path/rig-usb-0:1:1.0-port0';
/** A place for backups that must be mounted. */
export const STICK = '/box/stick';

/** Only where mail is waited for: on the emulated processor each sweep is a pause in which no tone is heard. */
const QUICK_MAIL = `  retry: "1s*…"
  sweep: "* * * * * *"
`;

export const boxConfig = (way: GpioWay, kind: BoxKind): string => `
site: { timezone: ${Intl.DateTimeFormat().resolvedOptions().timeZone} }
lines: [ ${['1', '2', '3', '4', '5', '6'].map((id) => `{ id: "${id}" }`).join(', ')} ]
extensions: [ { id: "101" } ]
${SECTIONS[kind](way)}
mail:
  from: { address: rusuban@office.example }
  server: { host: 127.0.0.1, port: ${MAIL_PORT}, security: none }
${kind === 'desk' || kind === 'serial' ? QUICK_MAIL : ''}log: { level: info }
`;

const desk = (way: GpioWay): string => `
links:
  - { type: whozz, name: ${LINKS.unit}, lines: ["1"], port: { path: /dev/ttyS1 }, baud: 9600, tells-answers: true }
  - type: smdr
    name: ${LINKS.log}
    port: { path: /dev/ttyS2 }
    baud: 1200
    framing: 7E1
    layout: panasonic-a
    lines: [ { channel: "01", line: "2" } ]
  - { type: modem, name: ${LINKS.modem}, line: "3", port: { usb-serial: ${ADAPTER} } }
panel:
  backend: ${way}
  chip: ${CHIP}
  absent-button: { offset: ${PINS.absentButton} }
  present-button: { offset: ${PINS.presentButton} }
  absent-led: { offset: ${PINS.absentLed} }
  leds: [ { offset: ${PINS.signLed}, shows: [ringing, link, mail] } ]
`;

const switched = (way: GpioWay): string => `
links: [ { type: whozz, name: ${LINKS.unit}, lines: ["1"], port: { path: /dev/ttyS1 }, baud: 9600, tells-answers: true } ]
panel:
  backend: ${way}
  chip: ${CHIP}
  # The simulated chip's own resistor would turn the switch.
  switch: { offset: ${PINS.absentButton}, pull: none }
  absent-led: { offset: ${PINS.absentLed} }
backup: { folder: ${STICK}/rusuban, require-mount: ${STICK}, cron: "*/3 * * * * *", keep: 3 }
`;

const decoder = (way: GpioWay): string => `  - type: dtmf
    name: ${LINKS.tones}
    line: "5"
    backend: ${way}
    chip: ${CHIP}
    q1: { offset: ${PINS.q1} }
    q2: { offset: ${PINS.q2} }
    q3: { offset: ${PINS.q3} }
    q4: { offset: ${PINS.q4} }
    std: { offset: ${PINS.std} }
`;

const tones = (way: GpioWay): string => `
links:
${decoder(way)}`;

const serial = (way: GpioWay): string => `
links:
  - { type: whozz, name: ${LINKS.unit}, lines: ["1"], port: { path: /dev/ttyS1 }, baud: 9600, tells-answers: true }
  - { type: modem, name: ${LINKS.deaf}, line: "2", port: { path: /dev/ttyS2 } }
panel:
  backend: ${way}
  chip: ${CHIP}
  leds: [ { offset: ${PINS.signLed}, shows: [fault] } ]
health:
  silence: [ { link: ${LINKS.unit}, hours: 1 } ]
`;

const lines = (way: GpioWay): string => `
links:
  - { type: modem, name: ${LINKS.modem}, line: "3", port: { path: "${BY_PATH}" } }
  - { type: ring, name: ${LINKS.couplers}, line: "4", backend: ${way}, chip: ${CHIP}, ring: { offset: ${PINS.ring} } }
  - { type: ring, name: ${LINKS.nowhere}, line: "2", backend: ${way}, chip: pinctrl-rp1, ring: { offset: 7 } }
${decoder(way)}  - type: number-display
    name: ${LINKS.display}
    line: "6"
    backend: ${way}
    chip: ${CHIP}
    ring: { offset: ${PINS.displayRing} }
    relay: { offset: ${PINS.relay} }
    port: { path: /dev/ttyS1 }
panel:
  backend: ${way}
  chip: ${CHIP}
  button: { offset: ${PINS.absentButton}, short: absent, long: present, long-ms: 1000 }
  absent-led: { offset: ${PINS.absentLed} }
  leds: [ { offset: ${PINS.held}, shows: [fault] }, { offset: ${PINS.beyond}, shows: [fault] } ]
`;

const SECTIONS: Readonly<Record<BoxKind, (way: GpioWay) => string>> = {
  desk,
  switch: switched,
  lines,
  tones,
  serial,
};
