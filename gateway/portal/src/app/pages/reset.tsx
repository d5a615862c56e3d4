import { useSignal } from '@preact/signals';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/inputs.tsx';
import { KnownLogin } from '../../ui/known-login.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useAddress } from '../address.ts';
import { mistakesOf, needed, sameAs } from '../checks.ts';
import { sending } from '../failures.ts';
import { Done, LinkPage } from '../link-page.tsx';
import { forgetLink, linkToken } from '../links.ts';
import { checksWords } from '../messages/checks.ts';
import { linkWords } from '../messages/link.ts';
import type { Link } from '../model.ts';
import { NewPassword } from '../new-password.tsx';
import { looksRight } from '../passwords.ts';
import { api } from '../session.ts';
import { typedLogin } from '../typed.ts';
import { ResetSent } from './sent.tsx';

const Ask = () => {
  const words = linkWords().reset;
  const { go } = useAddress();
  const form = useForm(
    'reset',
    { login: typedLogin.value },
    {
      check: (values) => mistakesOf(values, { login: [needed(checksWords().login)] }),
      send: sending(async ({ login }) => {
        typedLogin.value = login.trim();
        await api.send('POST', '/api/v1/reset', { body: { login: login.trim() }, open: true });
        go('/reset?step=sent');
      }),
    },
  );
  return (
    <>
      <PageHead title={words.askTitle} lead={words.askLead} within={{ href: '/sign-in', label: words.back }} />
      <div class="sheet">
        <Form form={form} action={words.ask} wide>
          <TextField of={form.bind('login')} label={words.login} required autoComplete="username" />
        </Form>
      </div>
    </>
  );
};

const empty = { password: '', passwordAgain: '' };

const mistakesIn = (values: typeof empty, { passwordRules }: Link) =>
  mistakesOf(values, {
    password: [
      needed(checksWords().password),
      (said) => (looksRight(said, passwordRules) ? undefined : checksWords().passwordRules),
    ],
    passwordAgain: [sameAs(values.password, checksWords().passwordAgain)],
  });

const Choose = ({ link, token, onDone }: { link: Link; token: string; onDone: (login: string) => void }) => {
  const words = linkWords().reset;
  const login = link.email ?? '';
  const form = useForm('new-password', empty, {
    check: (values) => mistakesIn(values, link),
    send: sending(async ({ password }) => {
      const body = { token, password };
      const done = await api.send<{ login: string }>('POST', '/api/v1/reset/confirm', { body, open: true });
      onDone(done.login);
    }),
  });
  return (
    <>
      <PageHead title={words.title} lead={words.lead(login)} />
      <div class="sheet">
        <Form form={form} action={words.action}>
          <KnownLogin login={login} />
          <NewPassword
            password={form.bind('password')}
            again={form.bind('passwordAgain')}
            rules={link.passwordRules}
            token={token}
            known
          />
        </Form>
      </div>
    </>
  );
};

/** A lost password: asked for here, and set here by the link of the mail (ID-16). */
export const Reset = () => {
  const words = linkWords().reset;
  const { query } = useAddress();
  const done = useSignal<string | undefined>(undefined);
  const onDone = (login: string) => {
    typedLogin.value = login;
    done.value = login;
    forgetLink();
  };
  if (done.value !== undefined)
    return (
      <Done
        title={words.doneTitle}
        lead={words.doneLead(done.value)}
        way={{ href: '/sign-in', label: linkWords().confirm.signIn }}
      />
    );
  if (query.step === 'sent') return <ResetSent />;
  if (linkToken.value === '' || query.step === 'ask') return <Ask />;
  return (
    <LinkPage otherwise={{ href: '/reset?step=ask', label: words.again }}>
      {(link, token) => <Choose link={link} token={token} onDone={onDone} />}
    </LinkPage>
  );
};
