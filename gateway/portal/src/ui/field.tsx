import type { ComponentChildren } from 'preact';
import { useSignal } from '@preact/signals';
import { Icon } from './icon.tsx';
import { pieces } from './messages/pieces.ts';

/** What every field is given by its form. */
export type Bound<T = string> = {
  id: string;
  name: string;
  value: T;
  error: string | undefined;
  onValue: (value: T) => void;
};

export type FieldProps = {
  label: string;
  required?: boolean;
  /** Always shown under the label. */
  hint?: string;
  /** Shown when "?" is pressed. */
  help?: string;
};

/** What ties a control to the words around it. */
export type Tied = {
  id: string;
  name: string;
  required: boolean;
  'aria-invalid': 'true' | undefined;
  'aria-describedby': string | undefined;
};

/** What a control says of itself: its hint, its opened help, its error. */
export const tie = (of: FieldProps, { id, name, error }: Pick<Bound, 'id' | 'name' | 'error'>): Tied => {
  const described = [of.hint && `${id}-hint`, of.help && `${id}-help`, error && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return {
    id,
    name,
    required: of.required ?? false,
    'aria-invalid': error === undefined ? undefined : 'true',
    'aria-describedby': described === '' ? undefined : described,
  };
};

export const Star = () => (
  <span class="star" aria-hidden="true">
    *
  </span>
);

/** Why a field is not right, under it. */
export const FieldError = ({ id, error }: { id: string; error: string | undefined }) =>
  error === undefined ? null : (
    <p class="field-error" id={`${id}-error`}>
      <Icon name="alert" />
      {error}
    </p>
  );

/** Label, help, hint and error around one control. */
export const Field = (props: FieldProps & { of: Pick<Bound, 'id' | 'error'>; children: ComponentChildren }) => {
  const { label, required, hint, help, of, children } = props;
  const open = useSignal(false);
  return (
    <div class={`field${of.error === undefined ? '' : ' wrong'}`}>
      <div class="label-line">
        <label for={of.id}>
          {label}
          {required === true ? <Star /> : null}
        </label>
        {help === undefined ? null : (
          <button
            type="button"
            class="help"
            aria-label={pieces().help(label)}
            aria-expanded={open.value}
            aria-controls={`${of.id}-help`}
            onClick={() => (open.value = !open.value)}
          >
            ?
          </button>
        )}
      </div>
      {help === undefined ? null : (
        <p class="help-text" id={`${of.id}-help`} hidden={!open.value}>
          {help}
        </p>
      )}
      {hint === undefined ? null : (
        <p class="hint" id={`${of.id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <FieldError id={of.id} error={of.error} />
    </div>
  );
};
