import { type Choices, USUAL, type WriteOptions } from './export-format';
import { type NameStyle, USUAL_PATTERN } from './file-name';

/** What a person decides about the files of an export. */
export interface ExportOptions extends Choices {
  branches: WriteOptions['branches'];
  names: NameStyle;
  /** The pattern of one's own, whether or not it is the one in use (`filePath`). */
  pattern: string;
}

/** As it is unless decided otherwise. */
export const USUAL_OPTIONS: ExportOptions = {
  ...USUAL,
  branches: 'active',
  names: 'dated',
  pattern: USUAL_PATTERN,
};
