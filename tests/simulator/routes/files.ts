import { FILES } from '../conversations/files';
import { CHATGPT_HOST } from '../hosts';
import { json, type Reply } from '../reply';
import type { Route } from './route';

const SIGNATURE = 'simulated-signature';

/** Files of messages: an address that is good for a while, then the bytes. */
export const fileRoutes: Route[] = [
  {
    name: 'files',
    method: 'GET',
    pattern: /^\/backend-api\/files\/(?:download\/([^/]+)|([^/]+)\/download)$/,
    token: true,
    handle(site, _, parts) {
      const id = parts.find((part) => part !== '') ?? '';
      const file = FILES.find((each) => each.id === id);
      if (file === undefined) return fileError('file_not_found', 'File not found');
      return json(200, {
        status: 'success',
        download_url: `https://${CHATGPT_HOST}/backend-api/estuary/content?id=${id}&ts=${Math.floor(site.clock() / 1000)}&sig=${SIGNATURE}`,
        metadata: null,
        file_name: file.name,
        file_size_bytes: file.bytes.length,
        mime_type: file.mimeType,
        creation_time: null,
      });
    },
  },
  {
    name: 'files',
    method: 'GET',
    pattern: /^\/backend-api\/estuary\/content$/,
    token: false,
    handle(_, request): Reply {
      const file = FILES.find((each) => each.id === request.query.get('id'));
      if (file === undefined || request.query.get('sig') !== SIGNATURE) {
        return json(403, { detail: 'Invalid signature' });
      }
      return { status: 200, headers: { 'content-type': file.mimeType }, body: file.bytes };
    },
  },
  {
    name: 'files',
    method: 'GET',
    pattern: /^\/backend-api\/conversation\/([^/]+)\/interpreter\/download$/,
    token: true,
    handle(site, request, [id = '']) {
      const path = request.query.get('sandbox_path') ?? '';
      const messages = site.store.get(id)?.nodes ?? [];
      const isThere = messages.some((node) => node.id === request.query.get('message_id'));
      const file = isThere ? FILES.find((each) => path === `/mnt/data/${each.name}`) : undefined;
      if (!file) return fileError('ace_pod_expired', 'The code interpreter session has expired');
      return json(200, {
        status: 'success',
        download_url: `https://${CHATGPT_HOST}/backend-api/estuary/content?id=${file.id}&sig=${SIGNATURE}`,
        metadata: null,
        file_name: null,
        creation_time: null,
      });
    },
  },
];

/** The file routes report errors with status 200. */
function fileError(code: string, message: string): Reply {
  return json(200, { status: 'error', error_code: code, error_message: message });
}
