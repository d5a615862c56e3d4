import { ButtonLink } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { RadioField } from '../../ui/inputs.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useAddress } from '../address.ts';
import { mistakesOf, needed } from '../checks.ts';
import { checksWords } from '../messages/checks.ts';
import { signUpWords } from '../messages/sign-up.ts';
import { SignUpSent } from './sent.tsx';
import { SignUpForm } from './sign-up-form.tsx';

const kinds = ['company', 'employee', 'invited'] as const;

const Who = ({ onChoose }: { onChoose: (kind: string) => void }) => {
  const words = signUpWords();
  const form = useForm(
    'who',
    { kind: '' },
    {
      check: (values) => mistakesOf(values, { kind: [needed(checksWords().who)] }),
      send: ({ kind }) => {
        onChoose(kind);
        return Promise.resolve(undefined);
      },
    },
  );
  const options = kinds.map((kind) => ({ value: kind, label: words.kinds[kind], note: words.kinds[`${kind}Note`] }));
  return (
    <Form form={form} action={words.next}>
      <RadioField of={form.bind('kind')} label={words.who} required options={options} />
    </Form>
  );
};

const Elsewhere = ({ title, text }: { title: string; text: string }) => (
  <>
    <Notice title={title} live>
      <p>{text}</p>
    </Notice>
    <div class="form-foot">
      <ButtonLink href="/sign-up">{signUpWords().who}</ButtonLink>
      <ButtonLink href="/sign-in" look="first">
        {signUpWords().signIn}
      </ButtonLink>
    </div>
  </>
);

/** A company signs up by itself: first who one is, then the company and its referent (ID-01). */
export const SignUp = () => {
  const words = signUpWords();
  const { query, go } = useAddress();
  const { who } = query;
  if (query.step === 'sent') return <SignUpSent />;
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <Stepper steps={words.steps} now={who === undefined ? 0 : 1} say={words.step} />
      <div class="sheet">
        {who === 'company' ? <SignUpForm /> : null}
        {who === 'employee' ? <Elsewhere title={words.employeeTitle} text={words.employeeText} /> : null}
        {who === 'invited' ? <Elsewhere title={words.invitedTitle} text={words.invitedText} /> : null}
        {kinds.some((kind) => kind === who) ? null : <Who onChoose={(kind) => go(`/sign-up?who=${kind}`)} />}
      </div>
      <div class="asides">
        <p>
          {words.haveOne} <a href="/sign-in">{words.signIn}</a>
        </p>
      </div>
    </>
  );
};
