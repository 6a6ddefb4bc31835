import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import type { NumberPlan } from '../directory/number-plan.ts';
import type { Field } from '../exchange/customer-record.ts';
import type { Along } from '../store/connection.ts';
import type { Database } from '../store/database.ts';
import { listRepresentatives } from '../store/representatives.ts';
import { clearImport, decideImport, leftImports, ownersOf } from '../store/staged-customers.ts';
import { type Checked, checkerOf } from './check.ts';
import { Enlivening } from './enlivening.ts';
import { Findings } from './findings.ts';
import { bounded, ImportRefusal } from './received.ts';
import { lookInto, recordsOf, type SourceFile } from './source.ts';
import { stage } from './staging.ts';

export interface ImportRoomOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly plan: NumberPlan;
  /** Where the file lies while it is looked at; everything in it is the import's. */
  readonly folder: string;
  /** There are new customers. */
  readonly onChange: () => void;
}

export type ImportPhase = 'none' | 'checking' | 'ready' | 'writing' | 'done' | 'failed';

const BATCH = 200;

/** Of the way to the end: the rest is bringing the staged customers to life. */
const STAGING_SHARE = 0.8;

/** One import at a time: a file is taken, read, shown, and written as a whole or not at all (SPEC B4). */
export class ImportRoom {
  readonly #options: ImportRoomOptions;
  #phase: ImportPhase = 'none';
  #file: SourceFile | null = null;
  #fileName = '';
  #findings = new Findings();
  #progress = 0;
  #added = 0;
  #running: Promise<void> = Promise.resolve();
  readonly #enlivening: Enlivening;
  /** The end is decided: there is no way back, and only a stop of the box interrupts it. */
  #isDecided = false;
  /** The run that may go on; another number means that it was cancelled. */
  #turn = 0;

  constructor(options: ImportRoomOptions) {
    this.#options = options;
    this.#enlivening = new Enlivening(options);
  }

  /** Clears away what a power cut left of an import, or goes on with it where its end was decided. */
  async start(): Promise<void> {
    const { db, folder } = this.#options;
    await rm(folder, { recursive: true, force: true });
    const { decided, undecided } = await leftImports(db.knex);
    for (const id of undecided) await clearImport(db.knex, id);
    if (decided.length === 0) return;
    this.#run('writing', async () => {
      for (const id of decided) await this.#enliven(id);
    });
  }

  /** What is decided goes on at the next start. */
  async stop(): Promise<void> {
    this.#enlivening.stop();
    await this.#drop();
  }

  get state() {
    const { kind, titles = [], examples = [], fields = [] } = this.#file ?? {};
    return {
      phase: this.#phase,
      fileName: this.#fileName,
      kind: kind?.type ?? ('csv' as const),
      encoding: kind?.encoding ?? ('utf-8' as const),
      columns: titles.map((title, at) => ({
        title,
        field: fields[at] ?? ('ignore' as const),
        example: (examples[at] ?? '').slice(0, 60),
      })),
      progress: this.#progress,
      canCancel: !this.#isDecided,
      added: this.#added,
      ...this.#findings.state,
    };
  }

  /**
   * Takes the file and looks into it.
   *
   * @throws ImportRefusal while another import is being written, and for a file that is too large
   */
  async receive(name: string, bytes: Readable): Promise<void> {
    if (this.#phase === 'writing')
      throw new ImportRefusal('conflict', 'another import is being written; wait for its end');
    await this.#drop();
    const { folder } = this.#options;
    await mkdir(folder, { recursive: true });
    const path = join(folder, 'file');
    await pipeline(bytes, bounded, createWriteStream(path));
    this.#fileName = name.slice(0, 200);
    this.#file = await lookInto(path);
    this.#check();
  }

  /** Sends the columns elsewhere and reads the file again. @throws ImportRefusal when there is no file to read */
  setFields(fields: readonly Field[]): void {
    if (this.#file === null || this.#phase === 'writing')
      throw new ImportRefusal('conflict', 'there is no file to look at');
    this.#file = { ...this.#file, fields: this.#file.titles.map((_, at) => fields[at] ?? 'ignore') };
    this.#check();
  }

  /**
   * @param along written in the transaction that decides that the customers shall live
   * @throws ImportRefusal unless the file was read and nothing is wrong with it
   */
  commit(duplicates: 'leave-out' | 'add', along?: Along): void {
    if (this.#phase !== 'ready' || this.#findings.problemCount > 0 || this.#findings.rows === 0) {
      throw new ImportRefusal(
        'conflict',
        'the file has not been read, or something in it has to be put right first',
      );
    }
    this.#run('writing', (turn) => this.#write(turn, duplicates === 'leave-out', along));
  }

  /**
   * Stops what is under way; nothing of it stays. Also puts a file away that was only looked at.
   *
   * @throws ImportRefusal when the customers are about to live
   */
  async cancel(): Promise<void> {
    if (this.#isDecided) {
      throw new ImportRefusal(
        'conflict',
        'the file is read and its customers are being taken in; wait for the end',
      );
    }
    await this.#drop();
  }

  async #drop(): Promise<void> {
    this.#turn += 1;
    await this.#running;
    if (this.#phase !== 'done') this.#phase = 'none';
    this.#file = null;
    await rm(this.#options.folder, { recursive: true, force: true });
  }

  #check(): void {
    this.#run('checking', async (turn) => {
      const findings = new Findings();
      this.#findings = findings;
      for await (const batch of this.#batches(turn)) findings.add(batch, await this.#owners(batch));
      if (turn === this.#turn) this.#phase = 'ready';
    });
  }

  async #write(turn: number, leavesOut: boolean, along: Along | undefined): Promise<void> {
    const { db, clock } = this.#options;
    const importId = randomUUID();
    const isKnown = leavesOut ? this.#findings.duplicateLines : new Set<number>();
    this.#added = 0;
    try {
      for await (const batch of this.#batches(turn)) {
        const inputs = batch.filter(({ line }) => !isKnown.has(line)).map(({ input }) => input);
        for await (const count of stage(this.#options, inputs, { importId, first: this.#added })) {
          this.#added += count;
        }
      }
      if (turn !== this.#turn) return;
      this.#isDecided = true;
      await db.knex.transaction(async (trx) => {
        await decideImport(trx, importId, clock.now());
        await along?.(trx);
      });
    } catch (error) {
      this.#isDecided = false;
      throw error;
    } finally {
      if (!this.#isDecided) await clearImport(db.knex, importId);
    }
    await this.#enliven(importId);
  }

  async #enliven(importId: string): Promise<void> {
    this.#isDecided = true;
    const rest = 1 - STAGING_SHARE;
    const isDone = await this.#enlivening.run(importId, (share) => {
      this.#progress = STAGING_SHARE + share * rest;
    });
    if (!isDone) return;
    this.#isDecided = false;
    this.#phase = 'done';
    this.#options.onChange();
  }

  /** The customers of the file, some hundred at a time; ends early when the run was cancelled. */
  async *#batches(turn: number): AsyncGenerator<Checked[]> {
    const file = this.#file;
    if (file === null) return;
    const { db, plan } = this.#options;
    const { size } = await stat(file.path);
    const check = checkerOf(await listRepresentatives(db.knex), plan);
    let batch: Checked[] = [];
    const whole = this.#phase === 'writing' ? STAGING_SHARE : 1;
    const onBytes = (bytes: number) => (this.#progress = size === 0 ? whole : (whole * bytes) / size);
    for await (const read of recordsOf(file, onBytes)) {
      if (turn !== this.#turn) return;
      batch.push(check(read));
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0 && turn === this.#turn) yield batch;
    this.#progress = whole;
  }

  #owners(batch: readonly Checked[]): Promise<Map<string, string>> {
    return ownersOf(
      this.#options.db.knex,
      batch.flatMap(({ matchKeys }) => matchKeys),
    );
  }

  #run(phase: 'checking' | 'writing', work: (turn: number) => Promise<void>): void {
    this.#turn += 1;
    const turn = this.#turn;
    const before = this.#running;
    this.#phase = phase;
    this.#progress = 0;
    this.#running = before
      .then(() => (turn === this.#turn ? work(turn) : undefined))
      .catch((error: unknown) => {
        this.#options.log.error({ err: error, phase }, 'an import failed');
        if (turn === this.#turn) this.#phase = 'failed';
      });
  }
}
