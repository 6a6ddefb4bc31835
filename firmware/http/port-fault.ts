import { ConfigError } from '../errors.ts';

/**
 * Why the page cannot listen, in words for the person who starts the box.
 *
 * @param error what `listen` threw
 * @returns ConfigError where a person has to choose another port; the error itself otherwise
 */
export function portFault(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE') {
    return new ConfigError(`port ${port} is taken by another program, or the box runs already`, {
      cause: error,
      details: ['Stop that one, or name another port: --port 8090, or http.port in the configuration.'],
    });
  }
  if (code === 'EACCES') {
    return new ConfigError(`port ${port} is not open to this user`, {
      cause: error,
      details: ['Ports below 1024 belong to the system. Name another one: --port 8080, or http.port.'],
    });
  }
  return error;
}
