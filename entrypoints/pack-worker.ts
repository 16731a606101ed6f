import { defineUnlistedScript } from '#imports';
import { type Packed, pack } from '../lib/archive/pack';
import type { CrewNews } from '../lib/platform/crew';

/** Packs texts for the transfer worker, which reads the next ones meanwhile: packing takes as long as all the rest of an import. */
export default defineUnlistedScript(() => {
  const tell = (news: CrewNews<Packed>, bytes: ArrayBuffer[] = []) => postMessage(news, { transfer: bytes });
  /** Answers in the sequence of the orders. */
  let before = Promise.resolve();
  addEventListener('message', ({ data }: MessageEvent<string>) => {
    const answer = async () => {
      const result = await pack(data);
      tell({ result }, [result.packed.buffer]);
    };
    before = before.then(answer).catch((error: Error) => tell({ because: error.message }));
  });
});
