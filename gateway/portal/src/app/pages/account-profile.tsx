import { Form } from '../../ui/form.tsx';
import { SelectField, TextField } from '../../ui/inputs.tsx';
import { say } from '../../ui/toast.tsx';
import { useForm, type Values } from '../../ui/use-form.ts';
import type { Answer } from '../api.ts';
import { mistakesOf, needed } from '../checks.ts';
import { sending } from '../failures.ts';
import { Loaded } from '../loaded.tsx';
import { accountWords } from '../messages/account.ts';
import { checksWords } from '../messages/checks.ts';
import type { Account } from '../model.ts';
import { accountIs, api } from '../session.ts';
import { speak } from '../speaking.ts';
import { useLoad } from '../use-load.ts';

type Part = { seen: Answer<Account>; onSaved: () => void };

const useMe = () => useLoad('me', () => api.getTagged<Account>('/api/v1/me'));

const save = async (body: Values, { seen, onSaved }: Part): Promise<void> => {
  const changed = await api.send<Account>('PATCH', '/api/v1/me', { body, etag: seen.etag });
  accountIs(changed);
  say({ text: accountWords().saved });
  onSaved();
};

const Profile = (part: Part) => {
  const words = accountWords();
  const { email, identifier, lastName, firstName, phone } = part.seen.body;
  const form = useForm(
    'profile',
    { lastName, firstName, phone: phone ?? '' },
    {
      check: (values) =>
        mistakesOf(values, {
          lastName: [needed(checksWords().lastName)],
          firstName: [needed(checksWords().firstName)],
        }),
      send: sending((values) => save(values, part)),
    },
  );
  const shown = { id: 'profile-email', name: 'email', error: undefined, onValue: () => undefined };
  return (
    <Form form={form} action={words.save} starred>
      <div class="pair">
        <TextField of={form.bind('lastName')} label={words.lastName} required autoComplete="family-name" />
        <TextField of={form.bind('firstName')} label={words.firstName} required autoComplete="given-name" />
      </div>
      {email === null ? null : (
        <TextField of={{ ...shown, value: email }} label={words.email} hint={words.emailHint} readOnly />
      )}
      {identifier === null ? null : (
        <TextField of={{ ...shown, id: 'profile-identifier', value: identifier }} label={words.identifier} readOnly />
      )}
      <TextField
        of={form.bind('phone')}
        label={words.phone}
        hint={words.phoneHint}
        type="tel"
        autoComplete="tel"
        width="middle"
      />
    </Form>
  );
};

/** Names and phone. */
export const ProfilePart = () => {
  const me = useMe();
  return (
    <div class="sheet part">
      <Loaded of={me}>{(seen) => <Profile key={seen.etag} seen={seen} onSaved={me.reload} />}</Loaded>
    </div>
  );
};

const zones = (own: string): string[] => [...new Set([own, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort();

const Preferences = (part: Part) => {
  const words = accountWords();
  const { timeZone } = part.seen.body;
  const language: string = part.seen.body.language;
  const form = useForm(
    'preferences',
    { language, timeZone },
    {
      check: () => ({}),
      send: sending(async (values) => {
        await save(values, part);
        speak(values.language === 'en' ? 'en' : 'fr');
      }),
    },
  );
  const languages = [
    { value: 'fr', label: 'Français' },
    { value: 'en', label: 'English' },
  ];
  return (
    <Form form={form} action={words.save}>
      <SelectField of={form.bind('language')} label={words.language} options={languages} />
      <SelectField
        of={form.bind('timeZone')}
        label={words.timeZone}
        hint={words.timeZoneHint}
        options={zones(timeZone).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      />
    </Form>
  );
};

/** Language and time zone (PO-01). */
export const PreferencesPart = () => {
  const me = useMe();
  return (
    <div class="sheet part">
      <Loaded of={me}>{(seen) => <Preferences key={seen.etag} seen={seen} onSaved={me.reload} />}</Loaded>
    </div>
  );
};
