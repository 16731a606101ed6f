import type { HandoffTarget } from '../target';

/** Every file beside this one is a target; adding one is adding a file. */
const files = import.meta.glob<HandoffTarget>(['./*.ts', '!./index.ts'], { eager: true, import: 'default' });

/** Where else to go on, in order of their names. */
export const TARGETS: readonly HandoffTarget[] = Object.values(files).sort((a, b) =>
  a.name.localeCompare(b.name),
);
