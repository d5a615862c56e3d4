/** A sentence of a contract or of ours; what stands in backquotes is code. */
export const Prose = ({ text }: { text: string }) => (
  <>{text.split('`').map((part, at) => (at % 2 === 0 ? part : <code>{part}</code>))}</>
);

/** A sentence of a contract: contracts speak English. */
export const Said = ({ text, lang }: { text: string; lang: string }) => (
  <span lang={lang === 'en' ? undefined : 'en'}>
    <Prose text={text} />
  </span>
);

/** A paragraph of ours. */
export const Told = ({ text }: { text: string }) => (
  <p>
    <Prose text={text} />
  </p>
);
