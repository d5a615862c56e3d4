import { useRef, useState } from 'preact/hooks';
import type { Bound } from './field.tsx';

export type Values = Record<string, string | boolean | readonly string[]>;

/** What is wrong with which field, in words. */
export type Mistakes<V> = Partial<Record<keyof V, string>>;

/** Why the whole was refused. */
type Refusal = { title: string; detail: string; requestId?: string | undefined };

/** What sending ended in: nothing to say, or what was refused. */
export type Refused<V> = { mistakes?: Mistakes<V>; refusal?: Refusal } | undefined;

type FormRules<V> = {
  /** What can be seen to be wrong before anything is sent. */
  check: (values: V) => Mistakes<V>;
  send: (values: V) => Promise<Refused<V>>;
  /** Called at each change, to keep a draft. */
  onChange?: (values: V) => void;
};

export type Form<V extends Values> = {
  values: V;
  mistakes: Mistakes<V>;
  refusal: Refusal | undefined;
  sending: boolean;
  /** How often it was sent: the summary takes the focus at each. */
  attempts: number;
  idOf: (name: keyof V & string) => string;
  bind: <K extends keyof V & string>(name: K) => Bound<V[K]>;
  set: (changes: Partial<V>) => void;
  submit: () => Promise<void>;
};

const without = <V>(mistakes: Mistakes<V>, names: string[]): Mistakes<V> =>
  Object.fromEntries(Object.entries(mistakes).filter(([name]) => !names.includes(name))) as Mistakes<V>;

const isEmpty = (mistakes: object): boolean => Object.keys(mistakes).length === 0;

type Outcome<V> = { mistakes: Mistakes<V>; refusal: Refusal | undefined; sending: boolean; attempts: number };

/** A form that keeps what was typed whatever happens; an error goes when its field is changed. */
export const useForm = <V extends Values>(id: string, initial: V, rules: FormRules<V>): Form<V> => {
  const [values, setValues] = useState(initial);
  const [outcome, setOutcome] = useState<Outcome<V>>({ mistakes: {}, refusal: undefined, sending: false, attempts: 0 });
  const latest = useRef(values);
  const busy = useRef(false);
  const set = (changes: Partial<V>): void => {
    latest.current = { ...latest.current, ...changes };
    setValues(latest.current);
    setOutcome((was) => ({ ...was, mistakes: without(was.mistakes, Object.keys(changes)) }));
    rules.onChange?.(latest.current);
  };
  const idOf = (name: string): string => `${id}-${name}`;
  const end = (refused: Refused<V>): void =>
    setOutcome(({ attempts }) => ({
      mistakes: refused?.mistakes ?? {},
      refusal: refused?.refusal,
      sending: false,
      attempts: attempts + 1,
    }));
  const submit = async (): Promise<void> => {
    if (busy.current) return;
    const mistakes = rules.check(latest.current);
    if (!isEmpty(mistakes)) {
      end({ mistakes });
      return;
    }
    busy.current = true;
    setOutcome((was) => ({ ...was, mistakes: {}, refusal: undefined, sending: true }));
    end(await rules.send(latest.current).finally(() => (busy.current = false)));
  };
  const bind = <K extends keyof V & string>(name: K): Bound<V[K]> => ({
    id: idOf(name),
    name,
    value: values[name],
    error: outcome.mistakes[name],
    onValue: (value) => set({ [name]: value } as unknown as Partial<V>),
  });
  return { values, ...outcome, idOf, bind, set, submit };
};
