import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { KnownLogin } from '../../ui/known-login.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { mistakesOf, needed } from '../checks.ts';
import { sending } from '../failures.ts';
import { checksWords } from '../messages/checks.ts';
import { common } from '../messages/common.ts';
import { session, signIn, waiting } from '../session.ts';

const Again = ({ login, onEnd }: { login: string; onEnd: (signedIn: boolean) => void }) => {
  const words = common().over;
  const form = useForm(
    'again',
    { password: '' },
    {
      check: (values) => mistakesOf(values, { password: [needed(checksWords().password)] }),
      send: sending(async (values) => {
        await signIn(login, values.password);
        onEnd(true);
      }),
    },
  );
  const leave = () => {
    onEnd(false);
    session.value = { signedIn: false };
  };
  const leaving = (
    <Button look="quiet" onClick={leave}>
      {words.leave}
    </Button>
  );
  return (
    <>
      <p>{words.text}</p>
      <Form form={form} action={words.go} beside={leaving}>
        <p class="chosen">
          <bdi>{login}</bdi>
        </p>
        <KnownLogin login={login} />
        <PasswordField of={form.bind('password')} label={words.password} required autoComplete="current-password" />
      </Form>
    </>
  );
};

/** Signs in again over the page that was open: nothing on it is lost, and what was asked goes on (PO-03). */
export const SessionOver = () => {
  const over = waiting.value;
  const onEnd = (signedIn: boolean) => {
    waiting.value = undefined;
    over?.answer(signedIn);
  };
  return (
    <Dialog id="over" title={common().over.title} open={over !== undefined} onClose={() => undefined} closable={false}>
      {over === undefined ? null : <Again login={over.login} onEnd={onEnd} />}
    </Dialog>
  );
};
