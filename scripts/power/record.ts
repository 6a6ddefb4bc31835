import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { copyCard, makeCard } from './card.ts';
import { Day } from './day.ts';
import type { DayPart } from './day-plan.ts';
import { keepTestimony, newFolder, pathsIn } from './recording.ts';
import { Testimony } from './testimony.ts';
import type { Place, Venue } from './venue.ts';

export interface RecordOptions {
  /** Is made anew; `readRecording` reads what is in it. */
  readonly folder: string;
  readonly parts: readonly DayPart[];
  readonly open: (place: Place) => Promise<Venue>;
  readonly say: (line: string) => void;
}

/** Lets the real firmware live through a day on a disk whose every write is logged, and cuts the power at its end. */
export async function record({ folder, parts, open, say }: RecordOptions): Promise<void> {
  newFolder(folder);
  const { blank, disk, log } = pathsIn(folder);
  await makeCard(blank);
  await copyCard(blank, disk);
  closeSync(openSync(log, 'w'));
  const testimony = new Testimony(() => statSync(log).size);
  const venue = await open({ disk, log, folder, testimony, say });
  try {
    const day = new Day({ ...venue, testimony, say });
    await day.begin();
    for (const part of parts) await day.live(part);
    const away = parts.filter(({ mode }) => mode === 'away').flatMap(({ calls }) => calls);
    keepTestimony(folder, {
      where: venue.where,
      seen: testimony.seen,
      away: away.map(({ number }) => number),
      // What this computer tidies up when it lets go of the disk is no part of the day.
      bytes: statSync(log).size,
    });
  } finally {
    await venue.end();
    rmSync(disk, { force: true });
  }
}
