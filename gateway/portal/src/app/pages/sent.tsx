import { ButtonLink } from '../../ui/button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { sentWords } from '../messages/sent.ts';
import { typedLogin } from '../typed.ts';

type SentProps = { title: string; lead: string; note?: string; again: string };

const Sent = ({ title, lead, note, again }: SentProps) => {
  const words = sentWords();
  return (
    <>
      <PageHead title={title} lead={lead} />
      {note === undefined ? null : <p class="prose-line">{note}</p>}
      <section class="sheet tips" aria-labelledby="no-mail">
        <h2 id="no-mail">{words.noMail}</h2>
        <ul>
          {words.tips.map((tip) => (
            <li key={tip}>{tip}</li>
          ))}
        </ul>
        <div class="form-foot">
          <ButtonLink href={again}>{words.again}</ButtonLink>
          <ButtonLink href="/help" look="quiet">
            {words.help}
          </ButtonLink>
        </div>
      </section>
    </>
  );
};

/** After a sign-up: the same whether the address is known or not (ID-01). */
export const SignUpSent = () => {
  const words = sentWords();
  const to = typedLogin.value === '' ? '' : `${words.to(typedLogin.value)} `;
  return (
    <Sent title={words.title} lead={`${to}${words.signUp}`} note={words.signUpNothing} again="/sign-up?who=company" />
  );
};

/** After a lost password was told: the same whether the account exists or not (ID-16). */
export const ResetSent = () => {
  const words = sentWords();
  return <Sent title={words.resetTitle} lead={words.reset} again="/reset" />;
};
