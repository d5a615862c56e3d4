import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { common } from '../messages/common.ts';
import { lost, readSession } from '../session.ts';
import { format } from '../times.tsx';

/** What is away, since when, and what still works. */
export const LostBanner = () => {
  const gone = lost.value;
  const words = common().lost;
  const time = gone === undefined ? '' : format().clock(gone.since);
  const check = () => void readSession().catch(() => undefined);
  return (
    <div class="lost" role="status">
      {gone === undefined ? null : (
        <Notice tone="warn" title={gone.failure === 'offline' ? words.offline(time) : words.away(time)}>
          <p>{words.kept}</p>
          <Button onClick={check}>{words.retry}</Button>
        </Notice>
      )}
    </div>
  );
};
