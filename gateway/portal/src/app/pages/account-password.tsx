import { Form } from '../../ui/form.tsx';
import { KnownLogin } from '../../ui/known-login.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import type { PasswordRules } from '../../ui/password-rules.ts';
import { say } from '../../ui/toast.tsx';
import { useForm } from '../../ui/use-form.ts';
import { mistakesOf, needed, sameAs } from '../checks.ts';
import { sending } from '../failures.ts';
import { Loaded } from '../loaded.tsx';
import { accountWords } from '../messages/account.ts';
import { checksWords } from '../messages/checks.ts';
import { NewPassword } from '../new-password.tsx';
import { looksRight, useRules } from '../passwords.ts';
import { account, api, organisationName } from '../session.ts';

const empty = { oldPassword: '', newPassword: '', passwordAgain: '' };

const Change = ({ rules, onDone }: { rules: PasswordRules; onDone: () => void }) => {
  const words = accountWords();
  const own = account.value;
  const form = useForm('change', empty, {
    check: (values) =>
      mistakesOf(values, {
        oldPassword: [needed(checksWords().passwordNow)],
        newPassword: [
          needed(checksWords().password),
          (said) => (looksRight(said, rules) ? undefined : checksWords().passwordRules),
        ],
        passwordAgain: [sameAs(values.newPassword, checksWords().passwordAgain)],
      }),
    send: sending(async ({ oldPassword, newPassword }) => {
      await api.send('POST', '/api/v1/me/password', { body: { oldPassword, newPassword } });
      form.set(empty);
      say({ text: words.changed });
      onDone();
    }),
  });
  return (
    <Form form={form} action={words.change}>
      <KnownLogin login={own?.email ?? ''} />
      <PasswordField of={form.bind('oldPassword')} label={words.oldPassword} required autoComplete="current-password" />
      <NewPassword
        password={form.bind('newPassword')}
        again={form.bind('passwordAgain')}
        rules={rules}
        words={[own?.lastName ?? '', own?.firstName ?? '', own?.email ?? '', organisationName.value]}
        known
      />
    </Form>
  );
};

/** The form that changes one's own password, with the rules of one's organisation. */
export const ChangePassword = ({ onDone }: { onDone: () => void }) => (
  <Loaded of={useRules()}>{(rules) => <Change rules={rules} onDone={onDone} />}</Loaded>
);

/** A new password: the one of now is asked, the other sessions end (ID-34). */
export const PasswordPart = () => (
  <div class="sheet part">
    <p class="prose-line">{accountWords().passwordLead}</p>
    <ChangePassword onDone={() => undefined} />
  </div>
);
