import { join } from 'node:path';
import type { BoxClock } from '../clock/box-clock.ts';
import type { NumberPlan } from '../directory/number-plan.ts';
import type { BoardFeed } from '../http/board-feed.ts';
import type { BoxEvent } from '../http/contract/events.ts';
import { Doors } from '../http/doors.ts';
import { EventStream } from '../http/event-stream.ts';
import type { Services } from '../http/services.ts';
import { ImportRoom } from '../import/import-room.ts';
import type { Information } from '../information/information.ts';
import { automaticMail } from '../mail/automatic.ts';
import { OwnSettings } from '../own-settings/own-settings.ts';
import { siteTime } from '../presence/site-time.ts';
import type { Letterhead } from '../reception/letterhead.ts';
import { Notices } from '../reception/notice.ts';
import type { Reception } from '../reception/reception.ts';
import type { Database } from '../store/database.ts';
import { DEFAULT_SETTINGS, getSettings, type Settings } from '../store/settings.ts';
import type { RoomsOptions, Started } from './box-options.ts';
import { planOf } from './calls/look-up.ts';
import { makeInformation } from './calls/make-information.ts';
import { makeReception } from './calls/make-reception.ts';
import { CareRoom } from './care/care.ts';
import { LifeSigns } from './care/life-signs.ts';
import { EquipmentSide } from './equipment/equipment-side.ts';
import { letterheadOf, wordingOf } from './office.ts';
import { firstCode } from './page/first-code.ts';
import { listen, type OpenPage } from './page/listen.ts';
import { makeBoard } from './page/make-board.ts';
import { PageCertificate } from './page/page-certificate.ts';
import { makePost } from './post/make-post.ts';
import type { PostRoom } from './post/post.ts';
import { ProgramsRoom } from './post/programs.ts';
import { ClockRoom } from './time/clock-room.ts';
import { PresenceRoom } from './time/presence-room.ts';

/** The rooms of a box that has its database. */
export class Rooms {
  readonly #db: Database;
  readonly #clock: BoxClock;
  readonly #notices: Notices;
  readonly #reception: Reception;
  readonly #wires: EquipmentSide;
  readonly #imports: ImportRoom;
  readonly #presence: PresenceRoom;
  readonly #post: PostRoom;
  readonly #care: CareRoom;
  readonly #lifeSigns: LifeSigns;
  readonly #clockRoom: ClockRoom;
  readonly #information: Information;
  readonly #programs: ProgramsRoom;
  readonly #own: OwnSettings;
  readonly #certificate: PageCertificate;
  readonly #stream: EventStream<BoxEvent>;
  readonly #doors: Doors;
  readonly #board: BoardFeed;
  readonly #services: Services;
  readonly #options: RoomsOptions;
  #page: OpenPage | null = null;
  /** Read again whenever somebody changes it: the board asks for every call whether a mail would leave. */
  #settings: Settings = DEFAULT_SETTINGS;

  constructor(options: RoomsOptions, db: Database) {
    const { config, clock, log } = options;
    this.#options = options;
    this.#db = db;
    this.#clock = clock;
    this.#notices = new Notices((error) => log.error({ err: error }, 'a listener failed'));
    const plan = planOf(config.site);
    const letterhead = letterheadOf(config, plan, () => clock.isKnown);
    this.#post = makePost(options, {
      ...{ db, letterhead, notices: this.#notices },
      onRelease: () => this.#programs.poke(),
    });
    const onMail = () => {
      this.#notices.tell({ type: 'changed', what: 'outbox' });
      this.#poke();
    };
    this.#reception = makeReception(options, { db, letterhead, onMail, notices: this.#notices });
    const heartbeat = (boxTime: number) => ({ type: 'heartbeat', boxTime }) as const;
    this.#stream = new EventStream<BoxEvent>({ clock, heartbeat });
    const wired = { reception: this.#reception, notices: this.#notices, stream: this.#stream };
    this.#wires = new EquipmentSide(options, wired);
    this.#presence = new PresenceRoom({
      ...{ db, clock, log, time: siteTime(config.site.timezone), reception: this.#reception },
      isClockSet: () => clock.isKnown,
      onChange: () => this.#notices.tell({ type: 'presence' }),
    });
    this.#doors = new Doors({ ...options, db, streams: [this.#stream, this.#wires.hardware] });
    this.#board = makeBoard(options, {
      ...{ db, letterhead, mode: this.#reception.mode, presence: this.#presence },
      mailAtHangUp: (call) => automaticMail(call, this.#settings).type === 'mail',
      send: (event) => {
        this.#stream.send(event);
        if (event.type === 'counts') this.#wires.panel.mails(event.counts.waiting + event.counts.parked);
      },
    });
    this.#care = this.#makeCare(letterhead, onMail);
    this.#clockRoom = new ClockRoom({ clock, log, reception: this.#reception });
    this.#lifeSigns = new LifeSigns({
      ...{ manager: options.serviceManager ?? null, clock, log, db: db.knex },
      links: () => this.#wires.equipment.states(),
      conditions: () => this.#care.health.conditions,
    });
    this.#information = makeInformation(options, db, this.#notices);
    this.#programs = new ProgramsRoom(options, {
      ...{ db, letterhead, notices: this.#notices, board: this.#board, reception: this.#reception },
    });
    this.#imports = new ImportRoom({
      ...{ db, clock, log, plan, folder: join(options.dataDir, 'import') },
      onChange: () => this.#notices.tell({ type: 'changed', what: 'customers' }),
    });
    const { layers = null, applied, restart } = options;
    this.#own = new OwnSettings({ db, clock, config, layers, applied, restart });
    this.#certificate = new PageCertificate({ http: config.http, db, clock, log });
    this.#services = this.#makeServices(plan, letterhead);
  }

  async start(): Promise<Started> {
    this.#settings = await getSettings(this.#db.knex);
    await this.#reception.start();
    await this.#board.start(this.#reception.mode, this.#reception.liveCalls);
    // Before the board: what it says of the next change belongs to the new mode.
    this.#notices.subscribe((notice) => this.#presence.take(notice));
    this.#notices.subscribe((notice) => this.#board.take(notice));
    this.#notices.subscribe((notice) => this.#care.health.take(notice));
    this.#notices.subscribe((notice) => this.#lifeSigns.take(notice));
    this.#notices.subscribe((notice) => {
      this.#wires.panel.take(notice);
      if (notice.type === 'changed' && notice.what === 'settings') void this.#readSettings();
    });
    const setupCode = await firstCode(this.#options, this.#db);
    await this.#imports.start();
    const page = await listen(this.#options, this.#services, this.#certificate);
    this.#page = page;
    const { url } = page;
    this.#stream.start();
    this.#wires.panel.start();
    this.#wires.hardware.start();
    await this.#presence.start();
    await this.#wires.equipment.start();
    await this.#post.start();
    await this.#care.start();
    await this.#information.start();
    await this.#programs.start();
    this.#clockRoom.start();
    this.#lifeSigns.start(url);
    return { url, setupCode };
  }

  /** In the order of the data: first nothing comes in any more, then everything is stored, then mail, then the file. */
  async stop(): Promise<void> {
    this.#clockRoom.stop();
    this.#lifeSigns.stop();
    await this.#wires.equipment.stop();
    await this.#wires.hardware.stop();
    await this.#care.stop();
    await this.#information.stop();
    await this.#programs.stop();
    this.#wires.panel.stop();
    this.#presence.stop();
    this.#stream.stop();
    await this.#page?.close();
    await this.#own.stop();
    await this.#imports.stop();
    await this.#reception.stop();
    this.#board.stop();
    await this.#post.stop();
    await this.#db.close();
  }

  #makeCare(letterhead: Letterhead, onMail: () => void): CareRoom {
    return new CareRoom({
      ...this.#options,
      db: this.#db,
      letterhead,
      unsaved: () => this.#reception.unsaved,
      links: () => this.#wires.equipment.rows(),
      screens: () => this.#stream.size,
      onChange: (conditions) => this.#notices.tell({ type: 'health', conditions }),
      onForgotten: () => this.#notices.tell({ type: 'changed', what: 'calls' }),
      onMail,
    });
  }

  #makeServices(plan: NumberPlan, letterhead: Letterhead): Services {
    return {
      db: this.#db,
      clock: this.#clock,
      reception: this.#reception,
      notices: this.#notices,
      board: this.#board,
      stream: this.#stream,
      doors: this.#doors,
      wording: wordingOf(this.#options.config, letterhead),
      letterhead,
      office: { plan, time: siteTime(this.#options.config.site.timezone), lineName: letterhead.lineName },
      post: { poke: () => this.#poke(), insist: (isAll) => this.#insist(isAll) },
      links: () => this.#wires.equipment.rows(),
      panel: () => this.#wires.panel.row(),
      hardware: this.#wires.hardware,
      health: this.#care.health,
      imports: this.#imports,
      information: this.#information,
      own: this.#own,
      backups: this.#care.backups,
      certificates: this.#certificate,
    };
  }

  /** To people and to programs. */
  #poke(): void {
    this.#post.poke();
    this.#programs.poke();
  }

  async #insist(isAll: boolean): Promise<void> {
    await Promise.all([this.#post.insist(isAll), this.#programs.insist()]);
  }

  async #readSettings(): Promise<void> {
    try {
      this.#settings = await getSettings(this.#db.knex);
    } catch (error) {
      this.#options.log.error({ err: error }, 'the settings could not be read');
    }
  }
}
