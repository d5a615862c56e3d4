import { Button } from '../../ui/button.tsx';
import { FieldError, type Bound } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ChecksField, TextField } from '../../ui/inputs.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { PasswordRules } from '../../ui/password-rules.ts';
import { language } from '../../ui/speak.ts';
import type { Form } from '../../ui/use-form.ts';
import { signUpWords } from '../messages/sign-up.ts';
import type { Region } from '../model.ts';
import { NewPassword } from '../new-password.tsx';
import type { ProofState as State } from '../work/use-proof.ts';
import type { SignUpValues } from './sign-up-values.ts';

const NumberField = ({ form }: { form: Form<SignUpValues> }) => {
  const words = signUpWords();
  const bySiret = form.values.by === 'siret';
  return (
    <>
      {bySiret ? (
        <TextField
          of={form.bind('siret')}
          label={words.siret}
          hint={words.siretHint}
          help={words.siretHelp}
          required
          inputMode="numeric"
          width="middle"
          maxLength={20}
        />
      ) : (
        <TextField
          of={form.bind('vatNumber')}
          label={words.vatNumber}
          hint={words.vatHint}
          help={words.vatHelp}
          required
          width="middle"
          maxLength={20}
        />
      )}
      <p class="beside-field">
        <button type="button" class="as-link" onClick={() => form.set({ by: bySiret ? 'vat' : 'siret' })}>
          {bySiret ? words.noSiret : words.withSiret}
        </button>
      </p>
    </>
  );
};

/** Number, name and regions of the company. */
export const CompanyFields = ({ form, regions }: { form: Form<SignUpValues>; regions: readonly Region[] }) => {
  const words = signUpWords();
  const options = regions.map(({ key, name }) => ({ value: key, label: name[language.value] || name.fr || name.en }));
  return (
    <fieldset class="group">
      <legend>{words.company}</legend>
      <NumberField form={form} />
      <TextField of={form.bind('name')} label={words.name} required autoComplete="organization" />
      {options.length === 0 ? (
        <Notice tone="warn" title={words.noRegions} />
      ) : (
        <ChecksField
          of={form.bind('regions')}
          label={words.regions}
          hint={words.regionsHint}
          required
          options={options}
        />
      )}
    </fieldset>
  );
};

/** Names, address and password of the referent. */
export const PersonFields = ({ form, rules }: { form: Form<SignUpValues>; rules: PasswordRules }) => {
  const words = signUpWords();
  const { lastName, firstName, email, name } = form.values;
  return (
    <fieldset class="group">
      <legend>{words.you}</legend>
      <p class="hint">{words.youHint}</p>
      <div class="pair">
        <TextField of={form.bind('lastName')} label={words.lastName} required autoComplete="family-name" />
        <TextField of={form.bind('firstName')} label={words.firstName} required autoComplete="given-name" />
      </div>
      <TextField
        of={form.bind('email')}
        label={words.email}
        help={words.emailHelp}
        required
        type="email"
        inputMode="email"
        autoComplete="email"
      />
      <TextField
        of={form.bind('emailAgain')}
        label={words.emailAgain}
        required
        type="email"
        inputMode="email"
        autoComplete="email"
      />
      <NewPassword
        password={form.bind('password')}
        again={form.bind('passwordAgain')}
        rules={rules}
        words={[lastName, firstName, email, name]}
      />
    </fieldset>
  );
};

/** How the proof of presence stands, in words. */
export const ProofState = ({ of, state, again }: { of: Bound; state: State; again: () => void }) => {
  const words = signUpWords();
  return (
    <div class={`field proof ${state}`}>
      <p class="proof-line" id={of.id} tabIndex={-1}>
        <Icon name={state === 'done' ? 'check' : state === 'failed' ? 'alert' : 'more'} />
        <span>
          <strong>{words.proof}</strong> <span role="status">{words.proofStates[state]}</span>
        </span>
      </p>
      <p class="hint">{words.proofHelp}</p>
      {state === 'failed' ? <Button onClick={again}>{words.proofAgain}</Button> : null}
      <FieldError id={of.id} error={of.error} />
    </div>
  );
};
