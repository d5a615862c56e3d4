import type { ComponentChildren } from 'preact';
import type { Text } from '../numbers.ts';
import { spoken, type View } from '../view.ts';

/** A name or title written by somebody: isolated in its direction, marked where it is in the other language. */
export const Written = ({ v, text }: { v: View; text: Text }) => {
  const said = spoken(text, v.lang);
  return <bdi lang={said.lang}>{said.text}</bdi>;
};

/** A longer text written by somebody: its paragraphs and lines kept, its markup shown as text. */
export const WrittenText = ({ v, text }: { v: View; text: Text }) => {
  const said = spoken(text, v.lang);
  const paragraphs = said.text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
  return (
    <div class="prose" lang={said.lang} dir="auto">
      {paragraphs.map((paragraph) => (
        <p>{paragraph.trim()}</p>
      ))}
    </div>
  );
};

/** An instant in words, with the exact one in `datetime`. */
export const Time = ({ v, at }: { v: View; at: number }) => <time dateTime={v.f.iso(at)}>{v.f.time(at)}</time>;

/** A part of a page under a heading of its own. */
export const Section = (props: {
  id: string;
  title: string;
  note?: ComponentChildren;
  children: ComponentChildren;
}) => (
  <section class="part" aria-labelledby={props.id}>
    <div class="part-head">
      <h2 id={props.id}>{props.title}</h2>
      {props.note === undefined ? null : <p class="note">{props.note}</p>}
    </div>
    {props.children}
  </section>
);

/** One choice of several, as links. */
type Choice = { label: ComponentChildren; href: string; current: boolean };

/** A row of choices as links, the chosen one marked; nothing where there is only one. */
export const Choices = ({ label, choices }: { label: string; choices: readonly Choice[] }) => (
  <nav class="choices" aria-label={label}>
    <span class="choices-label" aria-hidden="true">
      {label}
    </span>
    <ul>
      {choices.map((choice) => (
        <li>
          <a href={choice.href} aria-current={choice.current ? 'true' : undefined}>
            {choice.label}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
