import { escapeXml } from './xml.ts';

/** Editions of ECMA-323 by their namespace. */
export const EDITIONS = ['ed3', 'ed4', 'ed5'] as const;
export type Edition = (typeof EDITIONS)[number];

const SESSION_NAMESPACE = 'http://www.ecma-international.org/standards/ecma-354/appl_session';

export function namespaceOf(edition: Edition): string {
  return `http://www.ecma-international.org/standards/ecma-323/csta/${edition}`;
}

/** What the application is called at the PBX; some have a licence for a name. */
export interface SessionWish {
  readonly application: string;
  readonly edition: Edition;
  /** Seconds. */
  readonly duration: number;
}

export function startSession({ application, edition, duration }: SessionWish): string {
  return document(
    'StartApplicationSession',
    SESSION_NAMESPACE,
    `<applicationInfo>${element('applicationID', application)}</applicationInfo>` +
      `<requestedProtocolVersions>${element('protocolVersion', namespaceOf(edition))}</requestedProtocolVersions>` +
      element('requestedSessionDuration', String(duration)),
  );
}

export function renewSession(id: string, duration: number): string {
  return document(
    'ResetApplicationSessionTimer',
    SESSION_NAMESPACE,
    `${element('sessionID', id)}${element('requestedSessionDuration', String(duration))}`,
  );
}

const NORMAL = element('systemStatus', 'normal');

/** Says that we live; any answer to it proves that the PBX does. ECMA-269 lets both sides say it. */
export function sayStatus(edition: Edition): string {
  return document('SystemStatus', namespaceOf(edition), NORMAL);
}

/** The answer to the PBX's `SystemStatus` or `RequestSystemStatus`. */
export function answerStatus(edition: Edition, question: string): string {
  return document(`${question}Response`, namespaceOf(edition), question === 'SystemStatus' ? '' : NORMAL);
}

export function startMonitor(edition: Edition, device: string): string {
  const object = `<monitorObject>${element('deviceObject', device)}</monitorObject>`;
  return document('MonitorStart', namespaceOf(edition), `${object}<monitorType>device</monitorType>`);
}

/** PBXes differ in whether the device stands in an element of its own. */
export const SNAPSHOT_FORMS = ['plain', 'wrapped'] as const;
export type SnapshotForm = (typeof SNAPSHOT_FORMS)[number];

export function snapshotDevice(edition: Edition, form: SnapshotForm, device: string): string {
  const object = form === 'plain' ? escapeXml(device) : element('deviceObject', device);
  return document('SnapshotDevice', namespaceOf(edition), `<snapshotObject>${object}</snapshotObject>`);
}

export function snapshotCall(edition: Edition, callId: string, device: string): string {
  const object = `${element('callID', callId)}${element('deviceID', device)}`;
  return document('SnapshotCall', namespaceOf(edition), `<snapshotObject>${object}</snapshotObject>`);
}

function document(name: string, namespace: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><${name} xmlns="${namespace}">${content}</${name}>`;
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}
