import { api } from './session.ts';
import { helpWords } from './messages/help.ts';
import { useLoad } from './use-load.ts';

type Operator = { name: string; help: { email: string; phone: string; hours: string } };

/** Whom to turn to: the operator of this installation (PO-07). Nothing is shown until that is known. */
export const OperatorContact = () => {
  const words = helpWords();
  const { data } = useLoad('operator', () => api.get<Operator>('/api/v1/operator'));
  if (data === undefined) return null;
  const { email, phone, hours } = data.help;
  return (
    <section class="panel" aria-labelledby="operator">
      <h2 id="operator">{words.reach(data.name)}</h2>
      <ul>
        {email === '' ? null : (
          <li>
            <a href={`mailto:${email}`}>{email}</a>
          </li>
        )}
        {phone === '' ? null : (
          <li>
            <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>
          </li>
        )}
        {hours === '' ? null : <li>{hours}</li>}
      </ul>
    </section>
  );
};
