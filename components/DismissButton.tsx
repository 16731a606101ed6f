/** The cross in the corner of a card. */
export function DismissButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button
      class="button dismiss"
      data-kind="plain"
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d="m3.5 3.5 9 9m0-9-9 9" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />
      </svg>
    </button>
  );
}
