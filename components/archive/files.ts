import { createContext } from 'preact';

/** A file of the archive as a component can use it. */
export interface FileView {
  /** Where it can be shown; null when it is no picture and no sound. */
  shown: { kind: 'image' | 'audio'; address: string } | null;
  sizeBytes: number;
  /** Saves it where the browser saves downloads. */
  save: (name: string) => void;
  /** To be called when it is not on the page any more. */
  release: () => void;
}

/** Finds a file by its id; null when its bytes are not in the archive. */
export type OpenFile = (fileId: string) => Promise<FileView | null>;

export const Files = createContext<OpenFile>(async () => null);
