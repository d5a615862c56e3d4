import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Field, tie, type Bound, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';
import { pieces } from './messages/pieces.ts';
import { passwordWords } from './messages/password.ts';
import { localTicks, ticksOf, type PasswordRules, type Tick } from './password-rules.ts';

type PasswordProps = FieldProps & { of: Bound; autoComplete: 'current-password' | 'new-password' };

/** A password that can be shown to whoever types it. */
export const PasswordField = (props: PasswordProps) => {
  const shown = useSignal(false);
  const words = pieces();
  const kind: Record<string, string> = { type: shown.value ? 'text' : 'password' };
  return (
    <Field {...props}>
      <div class="password">
        <input
          {...tie(props, props.of)}
          class="input"
          {...kind}
          autoComplete={props.autoComplete}
          autoCapitalize="off"
          spellcheck={false}
          value={props.of.value}
          onInput={({ currentTarget }) => props.of.onValue(currentTarget.value)}
        />
        <button
          type="button"
          class="show-password"
          aria-label={shown.value ? words.hidePasswordLong : words.showPasswordLong}
          onClick={() => (shown.value = !shown.value)}
        >
          {shown.value ? words.hidePassword : words.showPassword}
        </button>
      </div>
    </Field>
  );
};

/** Asks the judge, after a pause, what only it can say of a password; undefined until it has answered for this one. */
const pauseMs = 300;

/** Who knows which passwords are too easily guessed; it may fail, then its rules stay unknown. */
export type Judge = (password: string) => Promise<readonly Tick[] | undefined>;

const useJudge = (password: string, { rules, judge }: { rules: PasswordRules; judge: Judge }) => {
  const said = useSignal<{ password: string; ticks: readonly Tick[] } | undefined>(undefined);
  useEffect(() => {
    if (!localTicks(password, rules).every(({ met }) => met)) return;
    let over = false;
    const timer = setTimeout(() => {
      void judge(password).then((ticks) => {
        if (!over && ticks !== undefined) said.value = { password, ticks };
      });
    }, pauseMs);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [password, rules.minLength]);
  return said.value?.password === password ? said.value.ticks : undefined;
};

type RulesProps = { password: string; rules: PasswordRules; judge: Judge; known?: boolean };

const state = (met: boolean | undefined): 'met' | 'unmet' | 'unknown' =>
  met === undefined ? 'unknown' : met ? 'met' : 'unmet';

/** The rules of a new password, each met or not while it is typed (ID-15). */
export const PasswordRulesList = ({ password, rules, judge, known = false }: RulesProps) => {
  const judged = useJudge(password, { rules, judge });
  const ticks = ticksOf(password, { rules, judged, known });
  const words = passwordWords();
  const met = ticks.filter((tick) => tick.met).length;
  return (
    <div class="rules">
      <p class="hint">{words.title}</p>
      <ul>
        {ticks.map((tick) => (
          <li key={tick.rule} class={state(tick.met)}>
            <Icon name={tick.met === true ? 'check' : 'dot'} />
            <span>
              {words.rules[tick.rule](rules)}
              <span class="hidden">, {words.states[state(tick.met)]}</span>
            </span>
          </li>
        ))}
      </ul>
      <p class="hidden" role="status">
        {password === '' ? '' : words.count(met, ticks.length)}
      </p>
    </div>
  );
};
