/** Looks on while bytes go over a wire. Neither function may throw, and neither may change the bytes. */
export interface WireTap {
  heard(bytes: Uint8Array): void;
  /** Nothing that lets somebody in: what is sent before a far end has let us in is not told. */
  sent(bytes: Uint8Array): void;
}
