import type { ComponentChildren } from 'preact';

/** A list behind its title; the title alone would not say which. */
export function Named({
  title,
  count,
  children,
}: {
  title: string;
  count: number;
  children: ComponentChildren;
}) {
  if (count === 0) return null;
  return (
    <details open={count <= 3}>
      <summary>{title}</summary>
      <ul>{children}</ul>
    </details>
  );
}
