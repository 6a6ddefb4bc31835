import type { LoggedRequest } from './write-log.ts';

/** A piece of a request that reached the disk: whole sectors, which begin `skip` sectors after its first. */
export interface Piece {
  readonly request: LoggedRequest;
  readonly skip: number;
  readonly sectors: number;
}

/** What a disk holds after the power went. */
export interface CutPlan {
  /** So many requests from the beginning are on the disk for certain: a completed flush followed them. */
  readonly certain: number;
  /** What there is of those behind, in their order. */
  readonly pieces: readonly Piece[];
  readonly kept: number;
  readonly lost: number;
  /** Some of their sectors are on the disk and others are not. */
  readonly torn: number;
}

/**
 * The power goes when `cut` requests have been made. What a completed flush covers is on the disk; of everything
 * behind it the disk had time for some: in any choice, and a request of several sectors perhaps in part. A sector is
 * either the old or the new one.
 *
 * @param random 0 to 1; the same numbers give the same plan
 */
export function planCut(requests: readonly LoggedRequest[], cut: number, random: () => number): CutPlan {
  const certain = certainAt(requests, cut);
  // Each disk is quick in its own way: one had written nearly everything, another next to nothing.
  const keeps = random();
  const tears = random() * 0.6;
  const counts = { kept: 0, lost: 0, torn: 0 };
  const pieces = requests.slice(certain, cut).flatMap((request, at) => {
    if (request.type === 'flush' || request.type === 'mark') return [];
    const isLast = certain + at === cut - 1;
    const fate = request.isForced && !isLast ? 'kept' : fateOf(request, random, { keeps, tears });
    counts[fate] += 1;
    if (fate === 'kept') return [{ request, skip: 0, sectors: request.sectors }];
    return fate === 'lost' ? [] : tornPieces(request, random);
  });
  return { certain, pieces, ...counts };
}

/** How many requests from the beginning a flush covers that was made before the cut. */
export function certainAt(requests: readonly LoggedRequest[], cut: number): number {
  for (let at = cut - 1; at >= 0; at--) {
    const request = requests[at];
    if (request?.flushesBefore === true) return at;
  }
  return 0;
}

function fateOf(
  request: LoggedRequest,
  random: () => number,
  { keeps, tears }: { readonly keeps: number; readonly tears: number },
): 'kept' | 'lost' | 'torn' {
  const drawn = random();
  const isTorn = random() < tears;
  if (isTorn && request.sectors > 1) return 'torn';
  return drawn < keeps ? 'kept' : 'lost';
}

/** At least one sector is there and at least one is not. */
function tornPieces(request: LoggedRequest, random: () => number): Piece[] {
  const isThere = Array.from({ length: request.sectors }, () => random() < 0.5);
  const first = Math.floor(random() * request.sectors);
  isThere[first] = true;
  isThere[(first + 1) % request.sectors] = false;
  const pieces: Piece[] = [];
  for (let from = 0; from < isThere.length; ) {
    let to = from;
    while (to < isThere.length && isThere[to] === isThere[from]) to += 1;
    if (isThere[from]) pieces.push({ request, skip: from, sectors: to - from });
    from = to;
  }
  return pieces;
}
