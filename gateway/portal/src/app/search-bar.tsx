import { useSignal } from '@preact/signals';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/inputs.tsx';

type SearchProps = { label: string; action: string; value: string; onSearch: (said: string | undefined) => void };

/** A search whose words stand in the address. */
export const SearchBar = ({ label, action, value, onSearch }: SearchProps) => {
  const typed = useSignal(value);
  const of = {
    id: 'search',
    name: 'search',
    value: typed.value,
    error: undefined,
    onValue: (said: string) => (typed.value = said),
  };
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed.value.trim() || undefined);
      }}
    >
      <TextField of={of} label={label} type="search" maxLength={200} />
      <Button type="submit">{action}</Button>
    </form>
  );
};
