import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { pieces } from './messages/pieces.ts';

type DialogProps = {
  id: string;
  title: string;
  open: boolean;
  onClose: () => void;
  children: ComponentChildren;
  /** False where leaving would lose something. */
  closable?: boolean;
};

/** A native dialog: it holds the focus, closes with Escape, and gives the focus back. */
export const Dialog = ({ id, title, open, onClose, children, closable = true }: DialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (open && element?.open === false) element.showModal();
    if (!open && element?.open === true) element.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={`${id}-title`}
      onClose={onClose}
      onCancel={(event) => {
        if (!closable) event.preventDefault();
      }}
    >
      {open ? (
        <>
          <div class="dialog-head">
            <h2 id={`${id}-title`}>{title}</h2>
            {closable ? (
              <button type="button" class="icon-button" aria-label={pieces().close} onClick={onClose}>
                <Icon name="cross" />
              </button>
            ) : null}
          </div>
          {children}
        </>
      ) : null}
    </dialog>
  );
};

type ConfirmProps = {
  id: string;
  open: boolean;
  /** The question, naming the thing. */
  title: string;
  /** What will be so afterwards, what is kept, and how it is undone. */
  consequence: ComponentChildren;
  /** The act in one verb. */
  action: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before something happens, saying what it does. */
export const Confirm = (props: ConfirmProps) => (
  <Dialog id={props.id} title={props.title} open={props.open} onClose={props.onClose}>
    <div class="consequence">{props.consequence}</div>
    <div class="form-foot">
      <Button look={props.danger === true ? 'danger' : 'first'} busy={props.busy ?? false} onClick={props.onConfirm}>
        {props.action}
      </Button>
      <Button look="quiet" onClick={props.onClose}>
        {pieces().cancel}
      </Button>
    </div>
  </Dialog>
);
