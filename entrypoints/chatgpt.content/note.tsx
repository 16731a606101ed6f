import { render } from 'preact';
import { RescueNote, type RescueNoteProps } from '../../components/RescueNote';
import { pageTheme } from '../../lib/chatgpt/page-room';
import type { Note } from '../../lib/surfaces/note';
import { createPageCard } from './page-card';

/** `<lifeboat-note>`: a prompt that was found again, or the good news that it works again. */
export function createNote(
  deeds: Omit<RescueNoteProps, 'note' | 'theme'>,
  signal: AbortSignal,
): { show(note: Note | null): void } {
  let note: Note | null = null;
  const card = createPageCard(
    'lifeboat-note',
    signal,
    (place) => {
      if (note) render(<RescueNote {...deeds} note={note} theme={pageTheme(document)} />, place);
    },
    (place) => render(null, place),
  );
  return {
    show(next) {
      if (JSON.stringify(next) === JSON.stringify(note)) return;
      note = next;
      if (next) card.show();
      else card.remove();
    },
  };
}
