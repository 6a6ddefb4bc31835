import { type Device, deviceIn, NO_DEVICE, parseDevice } from './device.ts';
import { textAt, type XmlElement } from './xml.ts';

/** What happened; events that are of no use here have no type of their own. */
export type CstaEventType =
  | 'originated'
  | 'network-reached'
  | 'delivered'
  | 'queued'
  | 'established'
  | 'diverted'
  | 'failed'
  | 'cleared'
  | 'call-cleared'
  | 'transferred'
  | 'conferenced';

/** An event of ECMA-323, reduced to what is used here. Fields that it lacks are empty. */
export interface CstaEvent {
  readonly type: CstaEventType;
  readonly callId: string;
  /** The device whose connection changed. */
  readonly device: string;
  /** The device that did it: alerting, answering, diverting, failing, releasing, transferring. */
  readonly subject: Device;
  readonly calling: Device;
  readonly networkCalling: Device;
  readonly called: Device;
  readonly networkCalled: Device;
  /** The trunk that the caller came in on. Only a call from outside has one. */
  readonly trunk: string;
  /** The trunk that leads to the called side. */
  readonly trunkOut: string;
  /** Where the call goes from here: of a diversion or a transfer. */
  readonly destination: Device;
  readonly cause: string;
  /** Other names of the same call from now on (transfer, conference). */
  readonly otherIds: readonly string[];
}

/** Facts of a call that no event told. */
export const NO_FACTS: CstaEvent = {
  type: 'delivered',
  callId: '',
  device: '',
  subject: NO_DEVICE,
  calling: NO_DEVICE,
  networkCalling: NO_DEVICE,
  called: NO_DEVICE,
  networkCalled: NO_DEVICE,
  trunk: '',
  trunkOut: '',
  destination: NO_DEVICE,
  cause: '',
  otherIds: [],
};

interface Reading {
  readonly type: CstaEventType;
  readonly subject: string;
  readonly destination?: string;
}

/** ECMA-323 itself writes `TransferedEvent`; some PBXes correct it. */
const READINGS: ReadonlyMap<string, Reading> = new Map<string, Reading>([
  ['ServiceInitiatedEvent', { type: 'originated', subject: 'initiatingDevice' }],
  ['OriginatedEvent', { type: 'originated', subject: 'callingDevice' }],
  ['NetworkReachedEvent', { type: 'network-reached', subject: 'networkInterfaceUsed' }],
  ['DeliveredEvent', { type: 'delivered', subject: 'alertingDevice' }],
  ['QueuedEvent', { type: 'queued', subject: 'queue' }],
  ['EstablishedEvent', { type: 'established', subject: 'answeringDevice' }],
  ['DivertedEvent', { type: 'diverted', subject: 'divertingDevice', destination: 'newDestination' }],
  ['FailedEvent', { type: 'failed', subject: 'failingDevice' }],
  ['ConnectionClearedEvent', { type: 'cleared', subject: 'releasingDevice' }],
  ['CallClearedEvent', { type: 'call-cleared', subject: '' }],
  ...['TransferedEvent', 'TransferredEvent'].map(
    (name) =>
      [
        name,
        { type: 'transferred', subject: 'transferringDevice', destination: 'transferredToDevice' },
      ] as const,
  ),
  ['ConferencedEvent', { type: 'conferenced', subject: 'conferencingDevice', destination: 'addedParty' }],
]);

/** The event in a document, or null when it is none of these or belongs to no call. */
export function readEvent(document: XmlElement): CstaEvent | null {
  const reading = READINGS.get(document.name);
  const connection = document.children.find((child) => textAt(child, 'callID') !== '');
  if (reading === undefined || connection === undefined) return null;
  return {
    type: reading.type,
    callId: callIdOf(connection),
    device: parseDevice(textAt(connection, 'deviceID')).number,
    subject: deviceIn(document, reading.subject),
    calling: deviceIn(document, 'callingDevice'),
    networkCalling: deviceIn(document, 'networkCallingDevice'),
    called: deviceIn(document, 'calledDevice'),
    networkCalled: deviceIn(document, 'networkCalledDevice'),
    trunk: deviceIn(document, 'associatedCallingDevice').number,
    trunkOut: deviceIn(document, 'associatedCalledDevice').number,
    destination: deviceIn(document, reading.destination ?? ''),
    cause: textAt(document, 'cause'),
    otherIds: otherIdsOf(document),
  };
}

const ID_LIMIT = 100;

export function callIdOf(connection: XmlElement | null): string {
  return textAt(connection, 'callID').slice(0, ID_LIMIT);
}

function otherIdsOf(document: XmlElement): readonly string[] {
  const lists = document.children.filter(({ name }) => /Connections$/.test(name));
  const items = lists.flatMap((list) => list.children);
  const joined = items.map((item) =>
    callIdOf(item.children.find(({ name }) => name === 'newConnection') ?? null),
  );
  const secondary = callIdOf(document.children.find(({ name }) => name === 'secondaryOldCall') ?? null);
  return [...new Set([secondary, ...joined])].filter((id) => id !== '');
}
