interface Place {
  readonly host: string;
  readonly port: number;
}

/** The place as it is spoken of: `192.0.2.1:3000`, or `port 3000` where every address of the machine is meant. */
export function placeOf({ host, port }: Place): string {
  return host === '0.0.0.0' || host === '::' ? `port ${port}` : `${host}:${port}`;
}

/** Why a TCP port cannot be listened at, as one English sentence with its remedy. */
export function listenFault({ code, message }: NodeJS.ErrnoException, place: Place): string {
  const { host, port } = place;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Stop that program, or choose another port here and in the PBX.`;
    case 'EACCES':
      return `The box may not listen at port ${port}. Choose a port above 1023 here and in the PBX.`;
    case 'EADDRNOTAVAIL':
      return `${host} is no address of this machine. Correct it, or write 0.0.0.0.`;
    default:
      return `The box cannot listen at ${placeOf(place)} (${code ?? message}). Check the address and the port.`;
  }
}
