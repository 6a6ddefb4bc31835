/** How reasons call what has no name of its own on the wire; everything else they name is as the device writes it. */
export type Described =
  | 'STX date weekday time number ETX'
  | 'date weekday time number, a line each'
  | 'call record'
  | 'ring or hook record'
  | 'banner'
  | 'a raw report';
