import { PageHead } from '../../ui/page-head.tsx';
import { OperatorContact } from '../operator-contact.tsx';
import { noticeWords } from '../messages/notice.ts';

/** What becomes of people's data, open to everybody: mails lead here (ID-47). */
export const Privacy = () => {
  const words = noticeWords();
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <section class="panel tips">
        <ul>
          {words.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </section>
      <OperatorContact />
    </>
  );
};
