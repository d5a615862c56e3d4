import type { ComponentChildren } from 'preact';

const parts = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null)/gi;

const coloured = (json: string): ComponentChildren[] => {
  const shown: ComponentChildren[] = [];
  let at = 0;
  for (const found of json.matchAll(parts)) {
    const [whole, text, colon = ''] = found;
    shown.push(json.slice(at, found.index));
    if (text === undefined) shown.push(<b>{whole}</b>);
    else if (colon === '') shown.push(<i>{text}</i>);
    else shown.push(text, colon);
    at = found.index + whole.length;
  }
  return [...shown, json.slice(at)];
};

/** Something to read or to copy, under its name; long ones scroll in their place, by keyboard too. */
export const Code = ({ name, text, json }: { name: string; text: string; json?: boolean }) => (
  <figure class="code">
    <figcaption>{name}</figcaption>
    <pre tabindex={0} role="group" aria-label={name}>
      <code translate={false}>{json === true ? coloured(text) : text}</code>
    </pre>
  </figure>
);

/** A value as JSON. */
export const Json = ({ name, value }: { name: string; value: unknown }) => (
  <Code name={name} text={JSON.stringify(value, null, 2)} json />
);
