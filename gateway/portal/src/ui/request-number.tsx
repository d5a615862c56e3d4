import { useSignal } from '@preact/signals';
import { pieces } from './messages/pieces.ts';

/** The number under which a refused request can be found, to be copied. */
export const RequestNumber = ({ id }: { id: string | undefined }) => {
  const copied = useSignal(false);
  if (id === undefined || id === '') return null;
  const copy = async () => {
    await navigator.clipboard.writeText(id);
    copied.value = true;
  };
  return (
    <p class="note request-number">
      {pieces().request} <code>{id}</code>{' '}
      <button type="button" class="as-link" onClick={() => void copy()}>
        {copied.value ? pieces().copied : pieces().copy}
      </button>
    </p>
  );
};
