import type { ComponentChildren } from 'preact';
import type { Schema } from '../model.ts';
import { choicesOf, isText, nameOf, typeOf } from '../schema.ts';
import { shortName } from '../schema.ts';
import type { View } from '../view.ts';

const single = (v: View, schema: Schema): ComponentChildren => {
  const { t } = v;
  const name = nameOf(schema);
  if (name !== undefined) return <a href={v.schemaLink(name)}>{shortName(name)}</a>;
  if (schema.const !== undefined) return <code>{JSON.stringify(schema.const)}</code>;
  if (isText(schema)) return t.bothLanguages;
  const type = typeOf(schema);
  if (type === 'array' && schema.items !== undefined) return listOf(v, schema.items);
  return t.formats[schema.format ?? ''] ?? t.kinds[type ?? (schema.enum ? 'string' : '')] ?? t.anything;
};

// The words around the kind differ by language, the kind may be a link.
const listOf = (v: View, items: Schema): ComponentChildren => {
  const [before, after] = v.t.arrayOf('\n').split('\n');
  return [before, <Type v={v} schema={items} />, after];
};

/** The kind of a value in words; a named one leads to its fields. */
export const Type = ({ v, schema }: { v: View; schema: Schema }) => {
  const { choices, nullable } = choicesOf(schema);
  return (
    <>
      {choices.map((choice, at) => [at === 0 ? '' : ' | ', single(v, choice)])}
      {nullable ? ` ${v.t.orNull}` : ''}
    </>
  );
};

const worth = (value: number | undefined): value is number => value !== undefined && Math.abs(value) < 2 ** 31 - 1;

const bordersOf = ({ t }: View, schema: Schema): string[] => {
  const [one = {}] = choicesOf(schema).choices;
  const most = one.maxLength ?? one.maxItems ?? (isText(one) ? one.properties?.en?.maxLength : undefined);
  return [
    worth(most) ? t.atMost(String(most)) : '',
    worth(one.minimum) && one.minimum !== 0 ? t.from(String(one.minimum)) : '',
    worth(one.maximum) ? t.to(String(one.maximum)) : '',
  ].filter((text) => text !== '');
};

/** How long, how many or how large a value may be, behind its kind. */
export const Borders = ({ v, schema }: { v: View; schema: Schema }) => {
  const borders = bordersOf(v, schema);
  return borders.length === 0 ? null : <> · {borders.join(', ')}</>;
};

/** The values that there are to choose from. */
export const ChoiceList = ({ v, schema }: { v: View; schema: Schema }) => {
  const values = choicesOf(schema).choices.find((one) => one.enum !== undefined)?.enum;
  return values === undefined ? null : (
    <p class="choice-list">
      <span class="note">{v.t.oneOf}</span> {values.map((value) => [<code>{String(value)}</code>, ' '])}
    </p>
  );
};
