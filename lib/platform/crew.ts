/** Workers that do the same thing beside each other. */
export interface Crew<Order, Result> {
  /** Gives the order to whoever has least to do. Rejects when it failed, or when the worker did. */
  give(order: Order): Promise<Result>;
}

/** What a worker of a crew tells, once for each order and in their sequence. */
export type CrewNews<Result> = { result: Result } | { because: string };

interface Member {
  worker: Worker;
  /** Orders that it has not answered yet, the oldest first. */
  waiting: { resolve(result: unknown): void; reject(error: Error): void }[];
}

/**
 * A crew of at most `most` workers. Each is opened only when all others are busy, so that little work costs no second one; all of them
 * end with the page or the worker that opened them.
 */
export function crewOf<Order, Result>(open: () => Worker, most: number): Crew<Order, Result> {
  const members: Member[] = [];
  const join = (): Member => {
    const member: Member = { worker: open(), waiting: [] };
    member.worker.onmessage = ({ data }: MessageEvent<CrewNews<Result>>) => {
      const order = member.waiting.shift();
      if ('result' in data) order?.resolve(data.result);
      else order?.reject(new Error(data.because));
    };
    member.worker.onerror = ({ message }) => {
      for (const order of member.waiting.splice(0)) order.reject(new Error(message));
    };
    members.push(member);
    return member;
  };
  const next = (): Member => {
    const [first] = members.toSorted((one, other) => one.waiting.length - other.waiting.length);
    return first && (first.waiting.length === 0 || members.length >= most) ? first : join();
  };
  return {
    give: (order) =>
      new Promise((resolve, reject) => {
        const { worker, waiting } = next();
        waiting.push({ resolve: resolve as (result: unknown) => void, reject });
        worker.postMessage(order);
      }),
  };
}
