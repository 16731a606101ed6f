import { h } from './dom.js';

/** Opens a menu below a button. Items: `[label, onclick, danger]`. Delete items wear the colour of errors. */
export function openMenu(button, items) {
  document.querySelector('[role="menu"]')?.remove();
  const close = () => menu.remove();
  const menu = h(
    'div',
    { role: 'menu', class: 'menu', 'data-radix-menu-content': true },
    items.map(([words, act, danger]) =>
      h(
        'div',
        {
          role: 'menuitem',
          tabindex: '-1',
          class: danger ? 'menu-item text-token-text-error' : 'menu-item',
          ...(danger ? { 'data-testid': 'delete-chat-menu-item' } : {}),
          onclick: () => {
            close();
            act();
          },
        },
        words,
      ),
    ),
  );
  const box = button.getBoundingClientRect();
  menu.style.left = `${Math.min(box.left, innerWidth - 190)}px`;
  menu.style.top = `${box.bottom + 4}px`;
  document.body.append(menu);
  setTimeout(() => document.addEventListener('click', close, { once: true }));
}
