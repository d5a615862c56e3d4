import { listOf } from '../../ui/format.ts';
import type { Frame } from '../model.ts';
import type { View } from '../view.ts';

/** Says calmly that the numbers are of an earlier time (ST-12) or that a part of the page is missing (GW-07). */
export const Banners = ({ v, frame }: { v: View; frame: Frame }) => {
  const missing = frame.missing ?? [];
  const parts = listOf(
    v.lang,
    missing.map((part) => v.t.common.parts[part]),
  );
  return (
    <>
      {frame.staleSince === undefined ? null : (
        <div class="banner" role="status">
          <strong>{v.t.common.stale(v.f.time(frame.staleSince))}</strong>
          <p>
            {v.t.common.staleText} <a href="">{v.t.common.reload}</a>
          </p>
        </div>
      )}
      {missing.length === 0 ? null : (
        <div class="banner" role="status">
          <strong>{v.t.common.missing}</strong>
          <p>{v.t.common.missingText(parts)}</p>
        </div>
      )}
    </>
  );
};
