import { Form } from '../../ui/form.tsx';
import type { PasswordRules } from '../../ui/password-rules.ts';
import { useForm, type Refused } from '../../ui/use-form.ts';
import { useAddress } from '../address.ts';
import { ApiError } from '../api.ts';
import { dropDraft, keepDraft, readDraft } from '../draft.ts';
import { refusedOf } from '../failures.ts';
import { Loaded } from '../loaded.tsx';
import { signUpWords } from '../messages/sign-up.ts';
import type { Region } from '../model.ts';
import { useRules } from '../passwords.ts';
import { PrivacyNotice } from '../privacy-notice.tsx';
import { api } from '../session.ts';
import { typedLogin } from '../typed.ts';
import { useLoad } from '../use-load.ts';
import { useProof } from '../work/use-proof.ts';
import { CompanyFields, PersonFields, ProofState } from './sign-up-fields.tsx';
import { emptySignUp, keptOfSignUp, mistakesInSignUp, signUpBody, type SignUpValues } from './sign-up-values.ts';

const draft = 'sign-up';

// A proof serves once: after every refusal another one is worked out.
const send = async (
  values: SignUpValues,
  { proof, again, onSent }: { proof: string; again: () => void; onSent: () => void },
): Promise<Refused<SignUpValues>> => {
  try {
    await api.send('POST', '/api/v1/sign-up', { body: signUpBody(values, proof), open: true });
    dropDraft(draft);
    typedLogin.value = values.email.trim();
    onSent();
    return undefined;
  } catch (error) {
    if (error instanceof ApiError && error.failure === 'problem') again();
    return refusedOf(error, values);
  }
};

const Fields = ({ rules, regions }: { rules: PasswordRules; regions: readonly Region[] }) => {
  const words = signUpWords();
  const { go } = useAddress();
  const { state, proof, again } = useProof();
  const form = useForm(draft, readDraft(draft, emptySignUp, keptOfSignUp), {
    check: (values) => mistakesInSignUp(values, { rules, proven: proof.current !== '' }),
    send: (values) => send(values, { proof: proof.current, again, onSent: () => go('/sign-up?step=sent') }),
    onChange: (values) => keepDraft(draft, values, keptOfSignUp),
  });
  return (
    <Form form={form} action={words.send} starred>
      <CompanyFields form={form} regions={regions} />
      <PersonFields form={form} rules={rules} />
      <ProofState of={form.bind('proof')} state={state} again={again} />
      <PrivacyNotice of={form.bind('notice')} />
    </Form>
  );
};

/** The form of a company and its referent, once its rules and regions are known. */
export const SignUpForm = () => {
  const rules = useRules();
  const regions = useLoad('regions', () => api.get<{ regions: readonly Region[] }>('/api/v1/status/regions'));
  return (
    <Loaded of={regions} lines={8}>
      {(known) => <Loaded of={rules}>{(said) => <Fields rules={said} regions={known.regions} />}</Loaded>}
    </Loaded>
  );
};
