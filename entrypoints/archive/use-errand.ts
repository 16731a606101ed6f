import { useEffect } from 'preact/hooks';
import { type Errand, isErrand } from './route';

/** Runs what somebody was sent here for, once: whoever reloads the page does not ask for it again. */
export function useErrand(errand: Errand, run: () => void): void {
  useEffect(() => {
    if (!isErrand(errand, location)) return;
    location.hash = '';
    run();
  }, []);
}
