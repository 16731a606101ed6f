import { lighthousePicture } from './picture';

/** A file that messages refer to. */
interface StoredFile {
  id: string;
  name: string;
  mimeType: string;
  bytes: Buffer;
}

export const PICTURE: StoredFile = {
  id: 'file_0000000051b0621f9a7c0de5000000a1',
  name: 'lighthouse.png',
  mimeType: 'image/png',
  bytes: lighthousePicture(),
};

export const SPREADSHEET: StoredFile = {
  id: 'file-51b0Tides2026Table',
  name: 'tides.csv',
  mimeType: 'text/csv',
  bytes: Buffer.from('date,high,low\n2026-11-18,06:12,12:31\n2026-11-19,06:58,13:15\n'),
};

/** Written by the code interpreter. */
const DRAWS: StoredFile = {
  id: 'file_0000000051b0621f9a7c0de5000000d7',
  name: 'draws.csv',
  mimeType: 'text/csv',
  bytes: Buffer.from('draw,numbers\n1,4 8 15 16 23 42\n'),
};

export const FILES: readonly StoredFile[] = [PICTURE, SPREADSHEET, DRAWS];
