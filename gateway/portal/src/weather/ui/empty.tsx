import { apiLink, feedLink } from '../links.ts';
import type { View } from '../view.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { Section } from './pieces.tsx';

// Commands are the same in every language; names are given in both, as the page is read in both.
const firstSolution = 'npx atrium status component create payroll --name-fr "Paie" --name-en "Payroll"';
const firstHistory = 'npx atrium status import --format statuspage incidents.json';

const parts = [
  ['sun', 'state'],
  ['cloud', 'days'],
  ['cone', 'events'],
] as const;

// A word of a command is not broken at its dashes.
const Command = ({ line }: { line: string }) => (
  <pre>
    <code>{line.split(' ').flatMap((word) => [<span>{word}</span>, ' '])}</code>
  </pre>
);

/** For whom runs the installation: how the first solution comes. */
const Start = ({ v }: { v: View }) => (
  <Section id="run" title={v.t.weather.emptyRun}>
    <div class="empty">
      <p>{v.t.weather.emptyRunText}</p>
      <Command line={firstSolution} />
      <p>{v.t.weather.emptyImport}</p>
      <Command line={firstHistory} />
      <p>
        {v.t.weather.emptyApi} <a href={apiLink}>{v.t.weather.emptyDocs}</a>
      </p>
    </div>
  </Section>
);

/** An installation without any solution: what this page will show, how a visitor hears of it, how the first one comes. */
export const Empty = ({ v }: { v: View }) => (
  <>
    <Section id="will" title={v.t.weather.emptyWill}>
      <ul class="will">
        {parts.map(([sky, part]) => (
          <li>
            <Glyph sky={sky} />
            <span>{v.t.weather.emptyParts[part]}</span>
          </li>
        ))}
      </ul>
      <p>
        {v.t.weather.emptyFollow} <a href={feedLink()}>{v.t.common.atom}</a>
      </p>
    </Section>
    <Start v={v} />
  </>
);
