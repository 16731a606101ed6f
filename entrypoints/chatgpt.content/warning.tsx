import { render } from 'preact';
import { WarningBar, type WarningBarProps } from '../../components/WarningBar';
import { pageTheme } from '../../lib/chatgpt/page-room';
import type { WarningContent } from '../../lib/surfaces/warning-content';
import { createPageCard } from './page-card';

export type Deeds = Omit<WarningBarProps, 'content' | 'theme' | 'room' | 'assistants'>;

/** `<lifeboat-warning>`: there only while it has something to say. */
export function createWarning(
  deeds: Deeds,
  assistants: () => WarningBarProps['assistants'],
  signal: AbortSignal,
): { show(content: WarningContent | null): void } {
  let content: WarningContent | null = null;
  const card = createPageCard(
    'lifeboat-warning',
    signal,
    (place, room) => {
      if (!content) return;
      const theme = pageTheme(document);
      render(<WarningBar {...deeds} {...{ content, theme, room }} assistants={assistants()} />, place);
    },
    (place) => render(null, place),
  );
  return {
    show(next) {
      content = next;
      if (!next) return card.remove();
      card.host.dataset.verdict = next.verdict;
      card.show();
    },
  };
}
