import { componentLink, weatherLink } from '../links.ts';
import type { Component, Text } from '../numbers.ts';
import type { View } from '../view.ts';
import { Written } from './pieces.tsx';

/** Where the reader is: the weather, then the groups above, then this page. */
export const Crumbs = ({ v, groups, here }: { v: View; groups: readonly Component[]; here: Text | string }) => (
  <nav class="crumbs" aria-label={v.t.common.breadcrumb}>
    <ol>
      <li>
        <a href={weatherLink(v.query, { days: undefined, until: undefined })}>{v.t.common.home}</a>
      </li>
      {groups
        .filter(({ parent }) => parent !== '')
        .map(({ key, name }) => (
          <li>
            <a href={componentLink(v.query, key)}>
              <Written v={v} text={name} />
            </a>
          </li>
        ))}
      <li aria-current="page">{typeof here === 'string' ? here : <Written v={v} text={here} />}</li>
    </ol>
  </nav>
);
