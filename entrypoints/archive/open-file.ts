import type { OpenFile } from '../../components/archive/files';
import { findFile } from '../../lib/archive/files';
import { mediaTypeOf } from '../../lib/conversation/file-type';
import type { Database } from '../../lib/database/schema';
import { givenName } from '../../lib/export/file-name';
import { saveFile } from '../../lib/platform/save-file';
import { showFile } from '../../lib/platform/show-file';

/** Finds files of one account's conversations. */
export function fileOpener(database: Database, account: string): OpenFile {
  return async (fileId) => {
    const held = await findFile(database, account, fileId);
    const data = held?.data;
    if (!data) return null;
    const mediaType = mediaTypeOf(data);
    const shown = mediaType === null ? null : showFile(data, mediaType);
    const mimeType = held.mimeType ?? 'application/octet-stream';
    return {
      shown,
      sizeBytes: data.length,
      save: (name) => saveFile({ name: givenName(held.name ?? name), mimeType, chunks: [data] }, document),
      release: () => shown?.release(),
    };
  };
}
