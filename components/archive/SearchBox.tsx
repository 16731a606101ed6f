import type { RefObject } from 'preact';
import type { Translate } from '../../lib/i18n/translate';

export interface SearchBoxProps {
  typed: string;
  /** For the page's own shortcut `/`. */
  box: RefObject<HTMLInputElement | null>;
  t: Translate;
  onType: (text: string) => void;
  /** The user wants to go on into the results. */
  onLeaveDown: () => void;
}

/** Looks through every saved message while it is typed. Escape empties it, the down arrow goes to what was found. */
export function SearchBox({ typed, box, t, onType, onLeaveDown }: SearchBoxProps) {
  return (
    <search class="search">
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <circle cx="7" cy="7" r="4.75" />
        <path d="m10.5 10.5 3.5 3.5" />
      </svg>
      <input
        ref={box}
        type="search"
        // biome-ignore lint/a11y/noRedundantRoles: the role is promised, whatever the input's type becomes.
        role="searchbox"
        aria-label={t('archive_search')}
        placeholder={t('archive_search')}
        autocomplete="off"
        spellcheck={false}
        dir="auto"
        value={typed}
        onInput={(event) => onType(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && typed !== '') {
            event.preventDefault();
            event.stopPropagation();
            onType('');
          }
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            onLeaveDown();
          }
        }}
      />
      {typed === '' && (
        <span class="key" aria-hidden="true">
          /
        </span>
      )}
    </search>
  );
}
