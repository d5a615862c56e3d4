import { Field, FieldError, Star, tie, type Bound, type FieldProps } from './field.tsx';

type TextProps = FieldProps & {
  of: Bound;
  type?: 'text' | 'email' | 'tel' | 'search' | 'date';
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'email' | 'tel';
  readOnly?: boolean;
  maxLength?: number;
  width?: 'short' | 'middle';
  spellcheck?: boolean;
};

/** A line of text. */
export const TextField = (props: TextProps) => {
  const { of, type = 'text', width } = props;
  // Spread, since the types of JSX want to know the kind of an input before the code runs.
  const attributes: Record<string, unknown> = {
    type,
    autoComplete: props.autoComplete ?? 'off',
    inputMode: props.inputMode,
    readOnly: props.readOnly,
    maxLength: props.maxLength,
    spellcheck: false,
  };
  return (
    <Field {...props}>
      <input
        {...tie(props, of)}
        {...attributes}
        class={`input${width === undefined ? '' : ` ${width}`}`}
        value={of.value}
        onInput={({ currentTarget }) => of.onValue(currentTarget.value)}
      />
    </Field>
  );
};

/** What can be chosen, with a word each. */
export type Option = { value: string; label: string; note?: string };

/** One of many, in the system's own list. */
export const SelectField = (props: FieldProps & { of: Bound; options: readonly Option[] }) => (
  <Field {...props}>
    <select
      {...tie(props, props.of)}
      class="input"
      value={props.of.value}
      onChange={({ currentTarget }) => props.of.onValue(currentTarget.value)}
    >
      {props.options.map(({ value, label }) => (
        <option key={value} value={value} selected={value === props.of.value}>
          {label}
        </option>
      ))}
    </select>
  </Field>
);

type ChoiceProps = FieldProps & { id: string; error: string | undefined; options: readonly Option[] };

const Choices = (
  props: ChoiceProps & {
    kind: 'radio' | 'checkbox';
    chosen: (value: string) => boolean;
    onChoose: (value: string) => void;
  },
) => (
  <fieldset class="field choices-field" aria-describedby={props.error === undefined ? undefined : `${props.id}-error`}>
    <legend>
      {props.label}
      {props.required === true ? <Star /> : null}
    </legend>
    {props.hint === undefined ? null : <p class="hint">{props.hint}</p>}
    {props.options.map(({ value, label, note }, at) => (
      <label class="choice" key={value}>
        <input
          type={props.kind}
          id={at === 0 ? props.id : undefined}
          name={props.id}
          value={value}
          checked={props.chosen(value)}
          onChange={() => props.onChoose(value)}
        />
        <span>
          <span class="choice-label">{label}</span>
          {note === undefined ? null : <span class="choice-note">{note}</span>}
        </span>
      </label>
    ))}
    <FieldError id={props.id} error={props.error} />
  </fieldset>
);

/** One of a few, all of them seen. */
export const RadioField = (props: FieldProps & { of: Bound; options: readonly Option[] }) => (
  <Choices
    {...props}
    id={props.of.id}
    error={props.of.error}
    kind="radio"
    chosen={(value) => value === props.of.value}
    onChoose={props.of.onValue}
  />
);

/** Any of a few. */
export const ChecksField = (props: FieldProps & { of: Bound<readonly string[]>; options: readonly Option[] }) => {
  const { value: ticked, onValue } = props.of;
  const turn = (value: string) =>
    onValue(ticked.includes(value) ? ticked.filter((each) => each !== value) : [...ticked, value]);
  return (
    <Choices
      {...props}
      id={props.of.id}
      error={props.of.error}
      kind="checkbox"
      chosen={(value) => ticked.includes(value)}
      onChoose={turn}
    />
  );
};
