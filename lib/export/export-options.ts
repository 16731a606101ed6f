import { type Choices, USUAL, type WriteOptions } from './export-format';
import type { NameStyle } from './file-name';

/** What a person decides about the files of an export. */
export interface ExportOptions extends Choices {
  branches: WriteOptions['branches'];
  names: NameStyle;
}

/** As it is unless decided otherwise. */
export const USUAL_OPTIONS: ExportOptions = { ...USUAL, branches: 'active', names: 'dated' };
