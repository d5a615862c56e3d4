import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { pieces } from './messages/pieces.ts';
import { RequestNumber } from './request-number.tsx';
import type { Form as FormState, Values } from './use-form.ts';

const focusOn = (id: string) => (event: Event) => {
  event.preventDefault();
  const control = document.getElementById(id);
  control?.focus();
  control?.scrollIntoView({ block: 'center' });
};

const Summary = <V extends Values>({ form }: { form: FormState<V> }) => {
  const place = useRef<HTMLDivElement>(null);
  const mistakes = Object.entries(form.mistakes) as [keyof V & string, string][];
  const shown = mistakes.length > 0 || form.refusal !== undefined;
  useEffect(() => {
    if (form.attempts > 0 && shown) place.current?.focus();
  }, [form.attempts]);
  if (!shown) return null;
  return (
    <div class="notice bad summary" role="alert" tabIndex={-1} ref={place}>
      <Icon name="alert" />
      <div>
        <p class="notice-title">{form.refusal?.title ?? pieces().mistakes(mistakes.length)}</p>
        <div class="notice-text">
          {form.refusal === undefined ? null : <p>{form.refusal.detail}</p>}
          <ul>
            {mistakes.map(([name, text]) => (
              <li key={name}>
                <a href={`#${form.idOf(name)}`} onClick={focusOn(form.idOf(name))}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
          {form.refusal === undefined ? null : <p class="note">{pieces().kept}</p>}
          <RequestNumber id={form.refusal?.requestId} />
        </div>
      </div>
    </div>
  );
};

type FormProps<V extends Values> = {
  form: FormState<V>;
  /** The words on its button. */
  action: string;
  children: ComponentChildren;
  /** What stands beside the button. */
  beside?: ComponentChildren;
  /** Whether it says that a star means required. */
  starred?: boolean;
  wide?: boolean;
};

/** A form: errors on top with links to their fields, then the fields, then one button. */
export const Form = <V extends Values>(props: FormProps<V>) => (
  <form
    class="form"
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      void props.form.submit();
    }}
  >
    <Summary form={props.form} />
    {props.starred === true ? <p class="note">{pieces().requiredNote}</p> : null}
    {props.children}
    <div class="form-foot">
      <Button type="submit" look="first" busy={props.form.sending} wide={props.wide ?? false}>
        {props.action}
      </Button>
      {props.beside}
    </div>
  </form>
);
