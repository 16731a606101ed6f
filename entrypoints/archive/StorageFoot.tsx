import { useEffect, useState } from 'preact/hooks';
import { StorageLine } from '../../components/archive/StorageLine';
import { onArchiveChange } from '../../lib/archive/announce';
import { inMegabytes, isScarce } from '../../lib/archive/room';
import type { Translate } from '../../lib/i18n/translate';
import { askToPersist, type StorageRoom, storageRoom } from '../../lib/platform/storage-room';

/** The size of the archive, looked at when the page opens and after changes, at most this often. */
const AT_MOST_EVERY_MS = 10_000;

export function StorageFoot({ t }: { t: Translate }) {
  const [room, setRoom] = useState<StorageRoom | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      storageRoom().then(setRoom, () => undefined);
    };
    onArchiveChange(() => {
      timer ??= setTimeout(look, AT_MOST_EVERY_MS);
    }, stop.signal);
    look();
    void askToPersist().catch(() => undefined);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, []);
  if (!room) return null;
  const inWords = (bytes: number) => inMegabytes(bytes, t('languageTag'));
  const left = inWords(Math.max(0, room.quota - room.used));
  return <StorageLine used={inWords(room.used)} scarce={isScarce(room)} {...{ left, t }} />;
}
