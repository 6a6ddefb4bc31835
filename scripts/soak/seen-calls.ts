import { request } from 'node:http';

/**
 * Listens to the live stream as a desk does, and remembers every number that a desk was ever shown. What a desk has
 * seen the box must never forget, whatever happens to it the next moment.
 */
export class SeenCalls {
  readonly numbers = new Set<string>();

  /** Listens until the box goes away. */
  listen(url: string): void {
    const one = request(`${url}/api/events`, (response) => {
      let pending = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        const lines = (pending + text).split('\n');
        pending = lines.pop() ?? '';
        for (const line of lines) this.#line(line);
      });
      response.on('error', () => {});
    });
    one.on('error', () => {});
    one.end();
  }

  #line(line: string): void {
    if (!line.startsWith('data: ')) return;
    const event = JSON.parse(line.slice(6));
    const calls = event.type === 'snapshot' ? event.board.calls : event.type === 'call' ? [event.call] : [];
    for (const { caller } of calls) if (caller.type === 'number') this.numbers.add(caller.number);
  }
}
