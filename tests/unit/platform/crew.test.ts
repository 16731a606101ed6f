import { describe, expect, it } from 'vitest';
import { type CrewNews, crewOf } from '../../../lib/platform/crew';

/** A worker that answers when it is told to. */
class Fake {
  onmessage: ((event: { data: CrewNews<string> }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  readonly orders: string[] = [];
  postMessage(order: string) {
    this.orders.push(order);
  }
  answer(result: string) {
    this.onmessage?.({ data: { result } });
  }
}

function aCrew(most: number) {
  const workers: Fake[] = [];
  const open = () => {
    workers.push(new Fake());
    return workers.at(-1) as unknown as Worker;
  };
  return { workers, crew: crewOf<string, string>(open, most) };
}

describe('a crew of workers', () => {
  it('has one as long as that one is idle, and a further one only while all are busy', async () => {
    const { workers, crew } = aCrew(2);
    const first = crew.give('a');
    workers[0]?.answer('A');
    expect(await first).toBe('A');
    void crew.give('b');
    expect(workers).toHaveLength(1);
    void crew.give('c');
    void crew.give('d');
    expect(workers.map(({ orders }) => orders)).toEqual([['a', 'b', 'd'], ['c']]);
  });

  it('gives each order its own answer', async () => {
    const { workers, crew } = aCrew(1);
    const both = Promise.all([crew.give('a'), crew.give('b')]);
    workers[0]?.answer('A');
    workers[0]?.answer('B');
    expect(await both).toEqual(['A', 'B']);
  });

  it('tells why an order failed, and goes on', async () => {
    const { workers, crew } = aCrew(1);
    const failing = crew.give('a');
    const next = crew.give('b');
    workers[0]?.onmessage?.({ data: { because: 'No room.' } });
    workers[0]?.answer('B');
    await expect(failing).rejects.toThrow('No room.');
    expect(await next).toBe('B');
  });

  it('leaves nobody waiting for a worker that broke', async () => {
    const { workers, crew } = aCrew(1);
    const waiting = [crew.give('a'), crew.give('b')];
    workers[0]?.onerror?.({ message: 'Script error.' });
    for (const each of waiting) await expect(each).rejects.toThrow('Script error.');
  });
});
