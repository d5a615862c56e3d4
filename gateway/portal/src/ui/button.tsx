import type { ComponentChildren } from 'preact';
import { pieces } from './messages/pieces.ts';

type Look = 'first' | 'plain' | 'quiet' | 'danger';

type ButtonProps = {
  children: ComponentChildren;
  look?: Look;
  type?: 'button' | 'submit';
  busy?: boolean;
  wide?: boolean;
  /** What it says to a screen reader, where the words on it need their neighbours. */
  label?: string;
  disabled?: boolean;
  onClick?: () => void;
};

/** A button; while busy it keeps its width and its focus, and answers no more. */
export const Button = (props: ButtonProps) => {
  const { look = 'plain', type = 'button', busy = false, wide = false, disabled = false } = props;
  return (
    <button
      type={type}
      class={`button ${look}${wide ? ' wide' : ''}${busy ? ' busy' : ''}`}
      aria-label={props.label}
      aria-disabled={busy ? 'true' : undefined}
      disabled={disabled}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else props.onClick?.();
      }}
    >
      {props.children}
      {busy ? <span class="hidden">{pieces().sending}</span> : null}
    </button>
  );
};

/** A link that looks like a button, for what is an address and not an act. */
export const ButtonLink = (props: { href: string; children: ComponentChildren; look?: Look; wide?: boolean }) => (
  <a class={`button ${props.look ?? 'plain'}${props.wide === true ? ' wide' : ''}`} href={props.href}>
    {props.children}
  </a>
);
