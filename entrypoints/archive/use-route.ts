import { useEffect, useState } from 'preact/hooks';
import { type Route, readRoute } from './route';

/** The address of the page as state. */
export function useRoute(): { route: Route; search: (text: string) => void; close: () => void } {
  const [route, setRoute] = useState(() => readRoute(location));
  useEffect(() => {
    const read = () => setRoute(readRoute(location));
    const stop = new AbortController();
    addEventListener('hashchange', read, { signal: stop.signal });
    addEventListener('popstate', read, { signal: stop.signal });
    return () => stop.abort();
  }, []);
  /** A search is part of the address, but not a step back: nobody wants to go back letter by letter. */
  const search = (text: string) => {
    const asked = text === '' ? location.pathname : `?${new URLSearchParams({ q: text })}`;
    history.replaceState(null, '', `${asked}${location.hash}`);
    setRoute(readRoute(location));
  };
  const close = () => {
    location.hash = '';
  };
  return { route, search, close };
}
