import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { pieces } from './messages/pieces.ts';

/** What was done, and how it is undone. */
export type Said = { text: string; undo?: () => void };

const shown = signal<(Said & { number: number }) | undefined>(undefined);
const numbers = { last: 0 };

/** Says in a corner what was just done. */
export const say = (said: Said): void => {
  numbers.last += 1;
  shown.value = { ...said, number: numbers.last };
};

const lastsMs = 10_000;

const dismiss = (): void => {
  shown.value = undefined;
};

const Shown = ({ said, hold }: { said: Said; hold: (on: boolean) => () => void }) => {
  const undo = () => {
    said.undo?.();
    dismiss();
  };
  return (
    <div
      class="toast"
      onMouseEnter={hold(true)}
      onMouseLeave={hold(false)}
      onFocusIn={hold(true)}
      onFocusOut={hold(false)}
    >
      <Icon name="check" />
      <p>{said.text}</p>
      {said.undo === undefined ? null : (
        <button type="button" class="as-link" onClick={undo}>
          {pieces().undo}
        </button>
      )}
      <button type="button" class="icon-button" aria-label={pieces().close} onClick={dismiss}>
        <Icon name="cross" />
      </button>
    </div>
  );
};

/** Where it is said: it stays while it is pointed at or has the focus. */
export const Toast = () => {
  const said = shown.value;
  const held = useRef(false);
  useEffect(() => {
    held.current = false;
    if (said === undefined) return;
    const timer = setInterval(() => {
      if (!held.current && shown.value?.number === said.number) dismiss();
    }, lastsMs);
    return () => clearInterval(timer);
  }, [said?.number]);
  const hold = (on: boolean) => () => (held.current = on);
  return (
    <div class="toast-place" role="status">
      {said === undefined ? null : <Shown said={said} hold={hold} />}
    </div>
  );
};
