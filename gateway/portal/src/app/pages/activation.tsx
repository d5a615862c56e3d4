import { useSignal } from '@preact/signals';
import { Form as FormView } from '../../ui/form.tsx';
import { SelectField, TextField } from '../../ui/inputs.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { language } from '../../ui/speak.ts';
import { useForm, type Form, type Mistakes } from '../../ui/use-form.ts';
import { addressLike, mistakesOf, needed, sameAs } from '../checks.ts';
import { sending } from '../failures.ts';
import { Done, LinkPage } from '../link-page.tsx';
import { forgetLink } from '../links.ts';
import { checksWords } from '../messages/checks.ts';
import { linkWords } from '../messages/link.ts';
import { noticeVersion } from '../messages/notice.ts';
import type { Account, Link } from '../model.ts';
import { NewPassword } from '../new-password.tsx';
import { looksRight } from '../passwords.ts';
import { PrivacyNotice } from '../privacy-notice.tsx';
import { api } from '../session.ts';
import { typedLogin } from '../typed.ts';

type Values = {
  email: string;
  lastName: string;
  firstName: string;
  language: string;
  phone: string;
  password: string;
  passwordAgain: string;
  notice: boolean;
};

const emptyOf = (link: Link): Values => ({
  email: link.email ?? '',
  lastName: link.lastName,
  firstName: link.firstName,
  language: language.value,
  phone: '',
  password: '',
  passwordAgain: '',
  notice: false,
});

const mistakesIn = (values: Values, link: Link): Mistakes<Values> => {
  const words = checksWords();
  const mistakes = mistakesOf(values, {
    ...(link.kind === 'first_administrator' ? { email: [addressLike] } : {}),
    lastName: [needed(words.lastName)],
    firstName: [needed(words.firstName)],
    password: [
      needed(words.password),
      (said) => (looksRight(said, link.passwordRules) ? undefined : words.passwordRules),
    ],
    passwordAgain: [sameAs(values.password, words.passwordAgain)],
  });
  if (!values.notice) mistakes.notice = words.notice;
  return mistakes;
};

const activate = async (values: Values, link: Link, token: string): Promise<Account> => {
  const { passwordAgain: _again, notice: _read, email, ...said } = values;
  const first = link.kind === 'first_administrator' ? { email: email.trim() } : {};
  const body = { ...said, ...first, token, notice: noticeVersion };
  return api.send<Account>('POST', '/api/v1/activation', { body, open: true });
};

const languages = [
  { value: 'fr', label: 'Français' },
  { value: 'en', label: 'English' },
];

const PersonFields = ({ form, isFirst }: { form: Form<Values>; isFirst: boolean }) => {
  const words = linkWords().activation;
  return (
    <>
      <TextField
        of={form.bind('email')}
        label={words.email}
        hint={words.emailHint}
        required={isFirst}
        readOnly={!isFirst}
        type="email"
        autoComplete="username"
      />
      <div class="pair">
        <TextField of={form.bind('lastName')} label={words.lastName} required autoComplete="family-name" />
        <TextField of={form.bind('firstName')} label={words.firstName} required autoComplete="given-name" />
      </div>
      <SelectField of={form.bind('language')} label={words.language} required options={languages} />
      <TextField of={form.bind('phone')} label={words.phone} hint={words.phoneHint} type="tel" autoComplete="tel" />
    </>
  );
};

type ActivateProps = { link: Link; token: string; onDone: (account: Account) => void };

const Activate = ({ link, token, onDone }: ActivateProps) => {
  const words = linkWords().activation;
  const isFirst = link.kind === 'first_administrator';
  const form = useForm('activation', emptyOf(link), {
    check: (values) => mistakesIn(values, link),
    send: sending(async (values) => onDone(await activate(values, link, token))),
  });
  const { lastName, firstName, email } = form.values;
  return (
    <>
      <PageHead title={words.title} lead={isFirst ? words.firstLead : words.lead(link.organisationName)} />
      <div class="sheet">
        <FormView form={form} action={words.action} starred>
          <PersonFields form={form} isFirst={isFirst} />
          <NewPassword
            password={form.bind('password')}
            again={form.bind('passwordAgain')}
            rules={link.passwordRules}
            words={[lastName, firstName, email, link.organisationName]}
            token={token}
          />
          <PrivacyNotice of={form.bind('notice')} />
        </FormView>
      </div>
    </>
  );
};

/** An invited person sets names, language and password, and can sign in from then on (ID-14). */
export const Activation = () => {
  const words = linkWords().activation;
  const done = useSignal(false);
  const onDone = (account: Account) => {
    typedLogin.value = account.email ?? '';
    done.value = true;
    forgetLink();
  };
  if (done.value)
    return <Done title={words.doneTitle} lead={words.doneLead} way={{ href: '/sign-in', label: words.signIn }} />;
  return <LinkPage>{(link, token) => <Activate link={link} token={token} onDone={onDone} />}</LinkPage>;
};
