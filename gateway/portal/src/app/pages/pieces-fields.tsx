import { Form } from '../../ui/form.tsx';
import { ChecksField, RadioField, SelectField, TextField } from '../../ui/inputs.tsx';
import { PasswordField, PasswordRulesList } from '../../ui/password-field.tsx';
import { useForm } from '../../ui/use-form.ts';

const options = [
  { value: 'a', label: 'First choice', note: 'With a word on it.' },
  { value: 'b', label: 'Second choice' },
];

const rules = { minLength: 12, maxLength: 64, classes: 3, history: 5 };

const values = {
  text: '',
  wrong: 'typed',
  fixed: 'Cannot be changed',
  one: 'a',
  password: '',
  many: ['a'] as readonly string[],
};

/** Fields and form with their states; sending it refuses, to show the summary. */
export const PieceFields = () => {
  const form = useForm('piece', values, {
    check: ({ text }) => (text === '' ? { text: 'Enter something.', wrong: 'This is not what it should be.' } : {}),
    send: () =>
      Promise.resolve({ refusal: { title: 'It was refused', detail: 'And this is why.', requestId: '0b0a2f5e' } }),
  });
  const judge = (password: string) =>
    Promise.resolve([
      { rule: 'guessable', met: password.length > 15 } as const,
      { rule: 'personal', met: true } as const,
      { rule: 'reused', met: true } as const,
    ]);
  return (
    <section class="panel" aria-label="Form">
      <h2>Form and fields</h2>
      <Form form={form} action="Send" starred>
        <TextField of={form.bind('text')} label="Text" hint="A hint" help="A help text." required />
        <TextField of={form.bind('wrong')} label="Text that may be wrong" />
        <TextField of={form.bind('fixed')} label="Text to be read" readOnly />
        <SelectField of={form.bind('one')} label="One of many" options={options} />
        <RadioField of={form.bind('one')} label="One of a few" required options={options} />
        <ChecksField of={form.bind('many')} label="Any of a few" options={options} />
        <PasswordField of={form.bind('password')} label="Password" autoComplete="new-password" />
        <PasswordRulesList password={form.values.password} rules={rules} judge={judge} known />
      </Form>
    </section>
  );
};
