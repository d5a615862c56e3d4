import { useSignal } from '@preact/signals';
import { Button } from '../ui/button.tsx';
import { say } from '../ui/toast.tsx';
import { saidOf } from './failures.ts';
import { common } from './messages/common.ts';

/** The rest of a list, where there is more. */
export const More = ({ more }: { more: (() => Promise<void>) | undefined }) => {
  const busy = useSignal(false);
  if (more === undefined) return null;
  const load = () => {
    busy.value = true;
    void more()
      .catch((error: unknown) => say({ text: saidOf(error).title }))
      .finally(() => (busy.value = false));
  };
  return (
    <div class="form-foot">
      <Button busy={busy.value} onClick={load}>
        {common().more}
      </Button>
    </div>
  );
};
