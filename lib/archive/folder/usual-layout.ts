import { USUAL_OPTIONS } from '../../export/export-options';
import type { FolderLayout } from './folder';

/** How a folder is written unless decided otherwise. */
export const USUAL_LAYOUT: Omit<FolderLayout, 'decidedAt'> = { format: 'markdown', options: USUAL_OPTIONS };
