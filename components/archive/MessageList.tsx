import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Message } from '../../lib/conversation/conversation';
import type { Translate } from '../../lib/i18n/translate';
import type { Query } from '../../lib/search/query';
import type { Drawing } from './drawing';
import { type Item, inGroups, itemsOf, placeOf } from './items';
import { LongText } from './LongText';
import { MessageView } from './MessageView';
import { StepsView } from './StepsView';
import { useDrawing } from './use-drawing';
import { useMarks } from './use-marks';

export interface MessageListProps {
  messages: readonly Message[];
  /** The message to go to; null for the beginning. */
  messageId: string | null;
  /** What to mark in the text; null for nothing. */
  query: Query | null;
  /** Where a version of a message is read. */
  hrefOfMessage: (messageId: string) => string;
  t: Translate;
}

/** The messages of a conversation, of which only those that are seen cost anything. */
export function MessageList({ messages, messageId, query, hrefOfMessage, t }: MessageListProps) {
  const list = useRef<HTMLDivElement>(null);
  const items = useMemo(() => itemsOf(messages), [messages]);
  const drawing = useDrawing(items, placeOf(items, messageId), list);
  useMarks(list, query, items);
  useEffect(() => {
    if (messageId === null) return;
    const place = placeOf(items, messageId);
    drawing.draw(place);
    // What is drawn now stands in the page with the next frame.
    const frame = requestAnimationFrame(
      () => reveal(list, messageId) || reveal(list, items[place]?.key ?? ''),
    );
    return () => cancelAnimationFrame(frame);
  }, [drawing, items, messageId]);
  return useMemo(
    () => (
      <div class="messages" ref={list}>
        {inGroups(items).map((group) => (
          <div key={group.start} class="group" style={{ '--guess': `${group.height}px` }}>
            {group.items.map((item, place) => (
              <ItemView key={item.key} place={group.start + place} {...{ item, drawing, hrefOfMessage, t }} />
            ))}
          </div>
        ))}
      </div>
    ),
    [items, drawing, hrefOfMessage, t],
  );
}

interface ItemViewProps extends Pick<MessageListProps, 'hrefOfMessage' | 't'> {
  item: Item;
  place: number;
  drawing: Drawing;
}

function ItemView({ item, place, drawing, hrefOfMessage, t }: ItemViewProps) {
  const [drawn, setDrawn] = useState(() => drawing.isDrawn(place));
  useLayoutEffect(() => drawing.whenDrawn(place, () => setDrawn(true)), [drawing, place]);
  return (
    <div class="item" data-continues={item.whole.continues}>
      {!drawn ? (
        <Undrawn item={item} />
      ) : item.folded ? (
        <StepsView messages={item.messages} t={t} />
      ) : (
        <MessageView message={item.whole} hrefOfMessage={hrefOfMessage} t={t} />
      )}
    </div>
  );
}

/** Its text alone, so that the browser's own search finds it. */
function Undrawn({ item: { key, messages, folded, text } }: { item: Item }) {
  const words = <LongText text={text} />;
  if (folded) return <details class="steps">{words}</details>;
  return (
    <article class="message" data-role={messages[0]?.role} data-message={key}>
      <div class="words">{words}</div>
    </article>
  );
}

/** Scrolls to a message and puts the focus there: what follows is read from there. False where it has no place of its own. */
function reveal(list: RefObject<HTMLElement | null>, messageId: string): boolean {
  const message = list.current?.querySelector<HTMLElement>(`[data-message="${CSS.escape(messageId)}"]`);
  const fold = message?.closest('details');
  if (fold) fold.open = true;
  message?.scrollIntoView({ block: 'start' });
  message?.focus({ preventScroll: true });
  return !!message;
}
