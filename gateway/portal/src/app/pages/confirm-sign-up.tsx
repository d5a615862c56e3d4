import { useSignal } from '@preact/signals';
import { Form } from '../../ui/form.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useForm } from '../../ui/use-form.ts';
import { sending } from '../failures.ts';
import { Done, LinkPage } from '../link-page.tsx';
import { forgetLink } from '../links.ts';
import { linkWords } from '../messages/link.ts';
import { api } from '../session.ts';
import { typedLogin } from '../typed.ts';

type Confirmed = { email: string; organisationName: string };

type ConfirmProps = { name: string; token: string; onDone: (done: Confirmed) => void };

const Confirm = ({ name, token, onDone }: ConfirmProps) => {
  const words = linkWords().confirm;
  const form = useForm(
    'confirm',
    {},
    {
      check: () => ({}),
      send: sending(async () =>
        onDone(await api.send<Confirmed>('POST', '/api/v1/sign-up/confirm', { body: { token }, open: true })),
      ),
    },
  );
  return (
    <>
      <PageHead title={words.title} lead={words.lead(name)} />
      <Form form={form} action={words.action}>
        {null}
      </Form>
    </>
  );
};

/** The link of the confirmation mail. A person presses the button: programs that look at links beforehand make nothing. */
export const ConfirmSignUp = () => {
  const words = linkWords().confirm;
  const done = useSignal<Confirmed | undefined>(undefined);
  const onDone = (confirmed: Confirmed) => {
    typedLogin.value = confirmed.email;
    done.value = confirmed;
    forgetLink();
  };
  if (done.value !== undefined)
    return (
      <Done
        title={words.doneTitle}
        lead={words.doneLead(done.value.organisationName)}
        way={{ href: '/sign-in', label: words.signIn }}
      />
    );
  return (
    <LinkPage otherwise={{ href: '/sign-up', label: words.again }}>
      {(link, token) => <Confirm name={link.organisationName} token={token} onDone={onDone} />}
    </LinkPage>
  );
};
