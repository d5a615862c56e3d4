import { forms, skies, type Sky } from './sky.ts';

const symbols = skies.map((sky) => `<symbol id="g-${sky}" viewBox="0 0 24 24">${forms[sky]}</symbol>`).join('');

const defs = { __html: `<defs>${symbols}</defs>` };

/** The forms of the sky, drawn once on a page and used by every glyph. */
export const Drawings = () => (
  <svg class="drawings" width="0" height="0" aria-hidden="true" dangerouslySetInnerHTML={defs} />
);

/** A glyph of the sky; with a `label` it speaks for itself, without one a word stands beside it. */
export const Glyph = ({ sky, label, size }: { sky: Sky; label?: string; size?: 'big' | 'huge' }) => {
  const use = <use href={`#g-${sky}`} />;
  const name = `glyph ${sky}${size === undefined ? '' : ` ${size}`}`;
  if (label === undefined)
    return (
      <svg class={name} aria-hidden="true">
        {use}
      </svg>
    );
  return (
    <svg class={name} role="img" aria-label={label}>
      {use}
    </svg>
  );
};
