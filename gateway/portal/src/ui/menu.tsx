import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

type MenuProps = {
  id: string;
  /** What is on its button. */
  button: ComponentChildren;
  buttonClass?: string;
  label?: string;
  /** Links and buttons, one below the other. */
  children: ComponentChildren;
};

const gapPx = 6;

/** Puts an opened menu beside its button, inside the window. */
const place = (menu: HTMLElement, button: HTMLElement): void => {
  const at = button.getBoundingClientRect();
  const below = at.bottom + gapPx + menu.offsetHeight <= innerHeight;
  const top = below ? at.bottom + gapPx : Math.max(gapPx, at.top - gapPx - menu.offsetHeight);
  const left = Math.max(gapPx, Math.min(at.left, innerWidth - menu.offsetWidth - gapPx));
  menu.style.setProperty('top', `${top}px`);
  menu.style.setProperty('left', `${left}px`);
};

const steps: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

const walk = (event: KeyboardEvent & { currentTarget: HTMLElement }): void => {
  const step = steps[event.key];
  if (step === undefined) return;
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('a, button')];
  event.preventDefault();
  entries[step(entries.indexOf(document.activeElement as HTMLElement), entries.length)]?.focus();
};

/** A list of links and acts that opens from a button; Escape or a click beside it closes it, arrows walk in it. */
export const Menu = ({ id, button, buttonClass = 'button plain', label, children }: MenuProps) => {
  const [opener, menu] = [useRef<HTMLButtonElement>(null), useRef<HTMLDivElement>(null)];
  const onToggle = (event: { newState: string }) => {
    if (event.newState !== 'open' || menu.current === null || opener.current === null) return;
    place(menu.current, opener.current);
    menu.current.querySelector<HTMLElement>('a, button')?.focus();
  };
  return (
    <>
      <button type="button" ref={opener} class={buttonClass} aria-label={label} popovertarget={id}>
        {button}
      </button>
      <div
        id={id}
        ref={menu}
        class="menu"
        popover="auto"
        onToggle={onToggle}
        onKeyDown={walk}
        onClick={({ currentTarget }) => currentTarget.hidePopover()}
      >
        {children}
      </div>
    </>
  );
};
