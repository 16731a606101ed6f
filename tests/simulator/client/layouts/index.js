import { classicLayout } from './classic.js';
import { listLayout } from './list.js';
import { rendererLayout } from './renderer.js';

/** The page layouts in circulation, by the simulator's names for them. */
export const LAYOUTS = {
  classic: classicLayout('section'),
  'classic-article': classicLayout('article'),
  list: listLayout,
  renderer: rendererLayout,
};
