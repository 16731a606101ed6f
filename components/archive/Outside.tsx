import type { ComponentChildren } from 'preact';
import { safeAddress } from '../../lib/conversation/links';

/** A link out of a saved conversation; plain text when its address is not one a person may open. */
export function Outside({ url, children }: { url: string | null; children: ComponentChildren }) {
  const href = safeAddress(url);
  if (!href) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" title={href}>
      {children}
    </a>
  );
}
