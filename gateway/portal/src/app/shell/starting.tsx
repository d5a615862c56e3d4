import { Skeleton } from '../../ui/waiting.tsx';
import { LoadFailed } from '../loaded.tsx';

/** What is seen before it is known who is here, and where that cannot be found out. */
export const Starting = ({ error, retry }: { error: unknown; retry: () => void }) => (
  <main id="content" class="narrow">
    {error === undefined ? <Skeleton lines={3} /> : <LoadFailed error={error} retry={retry} />}
  </main>
);
