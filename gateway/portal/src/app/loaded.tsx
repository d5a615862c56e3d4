import type { ComponentChildren } from 'preact';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { RequestNumber } from '../ui/request-number.tsx';
import { Skeleton } from '../ui/waiting.tsx';
import { saidOf } from './failures.ts';
import { common } from './messages/common.ts';
import type { Load } from './use-load.ts';

/** What could not be loaded: what is missing, and the way to try again. */
export const LoadFailed = ({ error, retry }: { error: unknown; retry: () => void }) => {
  const said = saidOf(error);
  return (
    <Notice tone="bad" title={said.title} live>
      <p>{said.detail}</p>
      <RequestNumber id={said.requestId} />
      <p>
        <Button onClick={retry}>{common().retry}</Button>
      </p>
    </Notice>
  );
};

type LoadedProps<T> = { of: Load<T>; lines?: number; children: (data: T) => ComponentChildren };

/** What was loaded, or its shape while it comes, or why it does not. */
export const Loaded = <T,>({ of, lines = 4, children }: LoadedProps<T>) => {
  if (of.error !== undefined) return <LoadFailed error={of.error} retry={of.reload} />;
  return of.data === undefined ? <Skeleton lines={lines} /> : <>{children(of.data)}</>;
};
