import { PageHead } from '../../ui/page-head.tsx';
import { accountWords } from '../messages/account.ts';
import { session } from '../session.ts';
import { ChangePassword } from './account-password.tsx';

/** An expired password is replaced before anything else (ID-34). */
export const ExpiredPassword = () => {
  const words = accountWords();
  const onDone = () => {
    if (session.value !== undefined) session.value = { ...session.value, passwordExpired: false };
  };
  return (
    <>
      <PageHead title={words.expiredTitle} lead={words.expiredLead} />
      <div class="sheet part">
        <ChangePassword onDone={onDone} />
      </div>
    </>
  );
};
