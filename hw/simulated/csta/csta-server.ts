import type { Socket } from 'node:net';
import { encode, frame, NOTHING_PENDING, type Pending } from '../../pbx/csta-xml/frame.ts';
import { namespaceOf } from '../../pbx/csta-xml/requests.ts';
import { parseXml, textAt, type XmlElement } from '../../pbx/csta-xml/xml.ts';
import { LoopbackServer } from '../loopback-server.ts';

/** What the server may be asked about. */
export interface CstaHouse {
  /** Whether a device may be monitored. */
  has(device: string): boolean;
  /** The content of a SnapshotDeviceResponse. */
  deviceSnapshot(device: string): string;
  /** The content of a SnapshotCallResponse, null when there is no such call. */
  callSnapshot(callId: string): string | null;
}

/** How the server differs from a good one. */
export interface CstaManners {
  /** Knows no application sessions. */
  readonly noSessions?: boolean;
  /** Cannot say what a device is in; `wrapped` understands only the form with an element of its own. */
  readonly snapshots?: 'none' | 'wrapped';
  /** Seconds that a session lasts unless it is renewed. Default 120. */
  readonly sessionSeconds?: number;
}

interface Session {
  pending: Pending;
  isOpen: boolean;
  readonly monitors: Map<string, string>;
}

/** The CSTA service of the simulated PBX: a real TCP server on loopback. */
export class CstaServer {
  readonly #house: CstaHouse;
  readonly #manners: CstaManners;
  readonly #server: LoopbackServer;
  readonly #sessions = new Map<Socket, Session>();
  #crossRef = 1000;
  #isMute = false;
  #refusesSessions = false;
  /** Renewals of sessions so far. */
  renewals = 0;
  /** Answers to our own questions for a sign of life so far. */
  signs = 0;

  constructor(house: CstaHouse, manners: CstaManners) {
    this.#house = house;
    this.#manners = manners;
    this.#server = new LoopbackServer((socket) => this.#accept(socket));
  }

  listen(port: number): Promise<number> {
    return this.#server.listen(port);
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  dropClients(): void {
    this.#server.dropClients();
  }

  get monitored(): readonly string[] {
    return [...this.#sessions.values()].flatMap(({ monitors }) => [...monitors.values()]);
  }

  mute(mute: boolean): void {
    this.#isMute = mute;
  }

  refuseSessions(refuse: boolean): void {
    this.#refusesSessions = refuse;
  }

  /** An event for everybody who monitors one of the devices; once for each of his monitors, as real PBXes do. */
  tell(devices: readonly string[], name: string, content: string): void {
    for (const [socket, { monitors }] of this.#sessions) {
      for (const [id, device] of monitors) {
        if (devices.includes(device))
          this.#send(socket, '9999', name, element('monitorCrossRefID', id) + content);
      }
    }
  }

  /** The PBX ends the monitor of a device by itself. */
  endMonitor(device: string): void {
    for (const [socket, { monitors }] of this.#sessions) {
      for (const [id, monitored] of monitors) {
        if (monitored !== device) continue;
        monitors.delete(id);
        this.#send(socket, '0501', 'MonitorStop', element('monitorCrossRefID', id));
      }
    }
  }

  askForSigns(): void {
    for (const socket of this.#sessions.keys())
      this.#send(socket, '0777', 'SystemStatus', element('systemStatus', 'normal'));
  }

  #accept(socket: Socket): void {
    const session: Session = {
      pending: NOTHING_PENDING,
      isOpen: this.#manners.noSessions ?? false,
      monitors: new Map(),
    };
    this.#sessions.set(socket, session);
    socket.on('close', () => this.#sessions.delete(socket));
    socket.on('data', (chunk: Buffer) => {
      const { frames, rest } = frame(session.pending, chunk);
      session.pending = rest;
      for (const one of frames) {
        const request = one.type === 'message' ? parseXml(one.xml) : null;
        if (request !== null && one.type === 'message') this.#answer(socket, session, one.invokeId, request);
      }
    });
  }

  #answer(socket: Socket, session: Session, id: string, request: XmlElement): void {
    const answer = (name: string, content: string) => this.#send(socket, id, name, content);
    const fail = (word: string) => answer('CSTAErrorCode', element('operation', word));
    const { name } = request;
    if (name === 'SystemStatusResponse') this.signs += 1;
    else if (name === 'SystemStatus') answer('SystemStatusResponse', '');
    else if (name === 'StartApplicationSession') this.#startSession(session, answer, fail);
    else if (!session.isOpen) fail('requestIncompatibleWithObject');
    else if (name === 'ResetApplicationSessionTimer') {
      this.renewals += 1;
      answer('ResetApplicationSessionTimerPosResponse', this.#duration());
    } else if (name === 'MonitorStart') this.#monitor(session, request, answer, fail);
    else if (name === 'SnapshotDevice') this.#snapshotDevice(request, answer, fail);
    else if (name === 'SnapshotCall') {
      const content = this.#house.callSnapshot(textAt(request, 'snapshotObject', 'callID'));
      if (content === null) fail('invalidCallID');
      else answer('SnapshotCallResponse', content);
    } else fail('serviceNotSupported');
  }

  #startSession(session: Session, answer: Answer, fail: (word: string) => void): void {
    if (this.#manners.noSessions === true) fail('serviceNotSupported');
    else if (this.#refusesSessions)
      answer(
        'StartApplicationSessionNegResponse',
        `<errorCode>${element('definedError', 'invalidApplicationInfo')}</errorCode>`,
      );
    else {
      session.isOpen = true;
      answer('StartApplicationSessionPosResponse', element('sessionID', '42') + this.#duration());
    }
  }

  #monitor(session: Session, request: XmlElement, answer: Answer, fail: (word: string) => void): void {
    const device = textAt(request, 'monitorObject', 'deviceObject');
    if (!this.#house.has(device)) {
      fail('invalidDeviceID');
      return;
    }
    this.#crossRef += 1;
    session.monitors.set(String(this.#crossRef), device);
    answer('MonitorStartResponse', element('monitorCrossRefID', String(this.#crossRef)));
  }

  #snapshotDevice(request: XmlElement, answer: Answer, fail: (word: string) => void): void {
    const { snapshots } = this.#manners;
    const wrapped = textAt(request, 'snapshotObject', 'deviceObject');
    const device = snapshots === 'wrapped' ? wrapped : textAt(request, 'snapshotObject');
    if (snapshots === 'none' || !this.#house.has(device)) fail('invalidDeviceID');
    else answer('SnapshotDeviceResponse', this.#house.deviceSnapshot(device));
  }

  #duration(): string {
    return element('actualSessionDuration', String(this.#manners.sessionSeconds ?? 120));
  }

  #send(socket: Socket, id: string, name: string, content: string): void {
    if (this.#isMute || !socket.writable) return;
    const xml = `<?xml version="1.0" encoding="UTF-8"?><${name} xmlns="${namespaceOf('ed4')}">${content}</${name}>`;
    socket.write(encode(id, xml));
  }
}

type Answer = (name: string, content: string) => void;

export function element(name: string, text: string): string {
  return `<${name}>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</${name}>`;
}
