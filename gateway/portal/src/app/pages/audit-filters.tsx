import { Button, ButtonLink } from '../../ui/button.tsx';
import { SelectField, TextField, type Option } from '../../ui/inputs.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useAddress } from '../address.ts';
import { auditWords } from '../messages/audit.ts';

const groups = ['account', 'session', 'organisation'] as const;

const optionsOf = (): Option[] => {
  const words = auditWords();
  return [
    { value: '', label: words.allActs },
    ...groups.map((group) => ({ value: group, label: words.groups[group] })),
    ...Object.entries(words.acts).map(([value, label]) => ({ value, label })),
  ];
};

/** What of the trail is shown; it stands in the address. */
export const AuditFilters = () => {
  const words = auditWords();
  const { query, set } = useAddress();
  const form = useForm(
    'filter',
    { act: query.act ?? '', from: query.from ?? '', to: query.to ?? '' },
    {
      check: () => ({}),
      send: (values) => {
        set(values);
        return Promise.resolve(undefined);
      },
    },
  );
  const filtered = Object.keys(query).length > 0;
  return (
    <form
      class="filters row"
      aria-label={words.filters}
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <SelectField of={form.bind('act')} label={words.act} options={optionsOf()} />
      <TextField of={form.bind('from')} label={words.from} type="date" />
      <TextField of={form.bind('to')} label={words.to} type="date" />
      <Button type="submit">{words.apply}</Button>
      {filtered ? (
        <ButtonLink href="/audit" look="quiet">
          {words.clear}
        </ButtonLink>
      ) : null}
    </form>
  );
};
