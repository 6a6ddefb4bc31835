import { ADAPTER } from './rig.ts';

/** The backends of `panel.backend` that a real kernel has. */
export type GpioWay = 'char-device' | 'onoff';

export const MAIL_PORT = 2525;
/** BCM numbers as in docs/panel.md. */
export const PINS = { absentButton: 17, presentButton: 27, absentLed: 22 } as const;
/** Names of the links. */
export const LINKS = { unit: 'unit-9600', log: 'log-1200', modem: 'modem-usb' } as const;

/** A box with everything that the rig has: both UARTs, the USB adapter, buttons and a lamp. */
export const boxConfig = (way: GpioWay): string => `
site: { timezone: ${Intl.DateTimeFormat().resolvedOptions().timeZone} }
lines: [ { id: "1" }, { id: "2" }, { id: "3" } ]
extensions: [ { id: "101" } ]
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
  chip: pinctrl-bcm2711
  absent-button: { offset: ${PINS.absentButton} }
  present-button: { offset: ${PINS.presentButton} }
  absent-led: { offset: ${PINS.absentLed} }
mail:
  from: { address: rusuban@office.example }
  server: { host: 127.0.0.1, port: ${MAIL_PORT}, security: none }
  retry: "1s*…"
  sweep: "* * * * * *"
log: { level: info }
`;
