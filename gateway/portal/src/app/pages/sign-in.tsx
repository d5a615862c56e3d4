import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/inputs.tsx';
import { KnownLogin } from '../../ui/known-login.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useAddress } from '../address.ts';
import { mistakesOf, needed } from '../checks.ts';
import { sending } from '../failures.ts';
import { checksWords } from '../messages/checks.ts';
import { signInWords } from '../messages/sign-in.ts';
import { safeReturn } from '../safe-return.ts';
import { session, signIn } from '../session.ts';
import { typedLogin } from '../typed.ts';

const LoginStep = ({ login, onNext }: { login: string; onNext: (login: string) => void }) => {
  const words = signInWords();
  const form = useForm(
    'sign-in',
    { login },
    {
      check: (values) => mistakesOf(values, { login: [needed(checksWords().login)] }),
      send: (values) => {
        onNext(values.login.trim());
        return Promise.resolve(undefined);
      },
    },
  );
  return (
    <Form form={form} action={words.next} wide>
      <TextField of={form.bind('login')} label={words.login} required autoComplete="username" />
    </Form>
  );
};

const PasswordStep = ({ login, onBack }: { login: string; onBack: () => void }) => {
  const words = signInWords();
  const form = useForm(
    'sign-in-password',
    { password: '' },
    {
      check: (values) => mistakesOf(values, { password: [needed(checksWords().password)] }),
      send: sending((values) => signIn(login, values.password)),
    },
  );
  useEffect(() => document.getElementById('sign-in-password-password')?.focus(), []);
  return (
    <Form form={form} action={words.go} wide>
      <div class="chosen">
        <p>
          <span class="note">{words.as}</span>
          <bdi>{login}</bdi>
        </p>
        <button type="button" class="as-link" onClick={onBack}>
          {words.change}
        </button>
      </div>
      <KnownLogin login={login} />
      <PasswordField of={form.bind('password')} label={words.password} required autoComplete="current-password" />
      <p class="beside-field">
        <a href="/reset">{words.forgotten}</a>
      </p>
    </Form>
  );
};

/** Sign-in on one page: the same steps and words whether the account exists or not (ID-33). */
export const SignIn = () => {
  const words = signInWords();
  const { query, go } = useAddress();
  const named = useSignal(false);
  useEffect(() => {
    if (session.value?.signedIn === true) go(safeReturn(query.to));
  }, [session.value?.signedIn]);
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <div class="sheet">
        {named.value ? (
          <PasswordStep login={typedLogin.value} onBack={() => (named.value = false)} />
        ) : (
          <LoginStep
            login={typedLogin.value}
            onNext={(said) => {
              typedLogin.value = said;
              named.value = true;
            }}
          />
        )}
      </div>
      <div class="asides">
        <p>
          {words.noAccount} <a href="/sign-up">{words.signUp}</a>
        </p>
        <p>{words.invited}</p>
        <p>
          {words.failed} <a href="/help">{words.help}</a>
        </p>
      </div>
    </>
  );
};
