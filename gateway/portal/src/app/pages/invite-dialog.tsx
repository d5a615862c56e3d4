import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { RadioField, SelectField, TextField } from '../../ui/inputs.tsx';
import { language } from '../../ui/speak.ts';
import { say } from '../../ui/toast.tsx';
import { useForm } from '../../ui/use-form.ts';
import { addressLike, mistakesOf, needed } from '../checks.ts';
import { sending } from '../failures.ts';
import { checksWords } from '../messages/checks.ts';
import { common } from '../messages/common.ts';
import { membersWords } from '../messages/members.ts';
import { rolesToGive } from '../rights.ts';
import { api, role } from '../session.ts';

type InviteProps = { onClose: () => void; onInvited: () => void };

type Invited = { email: string; lastName: string; firstName: string; role: string; language: string };

const check = (values: Invited) =>
  mistakesOf(values, {
    email: [addressLike],
    lastName: [needed(checksWords().lastName)],
    firstName: [needed(checksWords().firstName)],
  });

const languages = [
  { value: 'fr', label: 'Français' },
  { value: 'en', label: 'English' },
];

const emptyOf = (first: string): Invited => ({
  ...{ email: '', lastName: '', firstName: '', role: first, language: language.value },
});

// The same words sent twice are one invitation; corrected ones are another.
const onceFor = (() => {
  const known = new Map<string, string>();
  return (body: Invited): string => {
    const text = JSON.stringify(body);
    const key = known.get(text) ?? crypto.randomUUID();
    known.set(text, key);
    return key;
  };
})();

const Invite = ({ onClose, onInvited }: InviteProps) => {
  const words = membersWords();
  const roles = rolesToGive(role.value);
  const form = useForm('invite', emptyOf(roles[0] ?? ''), {
    check,
    send: sending(async (values) => {
      const body = { ...values, email: values.email.trim() };
      await api.send('POST', '/api/v1/accounts', { body, once: onceFor(body) });
      say({ text: words.invited(body.email) });
      onInvited();
      onClose();
    }),
  });
  const options = roles.map((each) => ({ value: each, label: common().roles[each], note: words.roleNotes[each] }));
  return (
    <>
      <p>{words.inviteLead}</p>
      <Form form={form} action={words.send} starred>
        <TextField of={form.bind('email')} label={words.email} required type="email" inputMode="email" />
        <div class="pair">
          <TextField of={form.bind('lastName')} label={words.lastName} required />
          <TextField of={form.bind('firstName')} label={words.firstName} required />
        </div>
        {options.length < 2 ? null : (
          <RadioField of={form.bind('role')} label={words.role} required options={options} />
        )}
        <SelectField of={form.bind('language')} label={words.language} options={languages} />
      </Form>
    </>
  );
};

/** Invites one person by mail (ID-13). */
export const InviteDialog = ({ open, ...rest }: InviteProps & { open: boolean }) => (
  <Dialog id="invite" title={membersWords().inviteTitle} open={open} onClose={rest.onClose}>
    <Invite {...rest} />
  </Dialog>
);
