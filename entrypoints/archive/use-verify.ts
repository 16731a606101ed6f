import { useRef, useState } from 'preact/hooks';
import type { VerifyState } from '../../components/archive/VerifyPanel';
import { type VerifyReport, verifyArchive } from '../../lib/archive/verify';
import type { Database, Head } from '../../lib/database/schema';
import { verifiedItem } from '../../lib/surfaces/verified-item';
import { hrefs } from './route';

/** Verifying the archive, from the button to the sentence that says how it went. */
export function useVerify(database: Database, heads: readonly Head[]) {
  const [state, setState] = useState<VerifyState>({ is: 'idle' });
  const running = useRef<AbortController | null>(null);
  const verify = async () => {
    const stop = new AbortController();
    running.current = stop;
    const startedAt = performance.now();
    const report = await verifyArchive(
      database,
      ({ done, total }) => {
        const perCopy = (performance.now() - startedAt) / done;
        const remainingMs = done === 0 ? null : perCopy * (total - done);
        setState({ is: 'running', done, total, remainingMs });
      },
      stop.signal,
    );
    const { checked, total } = report;
    const damaged = damagedRows(report, heads);
    if (checked === total) await verifiedItem.set({ at: Date.now(), copies: total, damaged: damaged.length });
    setState({ is: 'done', ...report, damaged });
  };
  return { state, verify, cancel: () => running.current?.abort() };
}

function damagedRows({ damaged, damagedFiles }: VerifyReport, heads: readonly Head[]) {
  const hrefOf = hrefs(heads);
  const titleOf = (copy: Pick<Head, 'account' | 'conversationId'>) =>
    heads.find(
      ({ account, conversationId }) => account === copy.account && conversationId === copy.conversationId,
    )?.title ?? null;
  return [
    ...damaged.map((copy) => ({ href: hrefOf(copy, { copy: copy.seq }), title: titleOf(copy) })),
    ...damagedFiles.map((file) => ({ href: hrefOf(file), title: file.name ?? titleOf(file) })),
  ];
}
