import { PageHead } from '../../ui/page-head.tsx';
import { OperatorContact } from '../operator-contact.tsx';
import { helpWords } from '../messages/help.ts';

/** Help and contact, open to everybody (PO-07). */
export const Help = () => {
  const words = helpWords();
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <div class="subjects">
        {words.subjects.map(({ id, title, text, link }) => (
          <section key={id} id={id} class="panel" aria-labelledby={`${id}-title`}>
            <h2 id={`${id}-title`}>{title}</h2>
            <p>{text}</p>
            {link === undefined ? null : (
              <p>
                <a href={link[0]}>{link[1]}</a>
              </p>
            )}
          </section>
        ))}
      </div>
      <OperatorContact />
      <section class="panel tips" aria-labelledby="state">
        <h2 id="state">{words.state}</h2>
        <ul>
          {words.stateItems.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </section>
    </>
  );
};
